use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(derive(serde::Serialize))]
struct User {
    name: Option<String>,
}

fn main() {}
