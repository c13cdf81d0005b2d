use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(vis = "pub")]
    name: Option<String>,
}

fn main() {}
