use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(serde::skip)]
    name: Option<String>,
}

fn main() {}
