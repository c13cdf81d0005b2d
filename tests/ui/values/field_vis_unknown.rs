use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(vis = private)]
    name: Option<String>,
}

fn main() {}
