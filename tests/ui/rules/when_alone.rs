use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(requires(when = "x"))]
    name: Option<String>,
}

fn main() {}
