use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(derive(Clone, Clone))]
struct User {
    name: Option<String>,
}

fn main() {}
