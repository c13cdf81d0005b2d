use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(requires(mode = "x"))]
    name: Option<String>,
    mode: Option<String>,
}

fn main() {}
