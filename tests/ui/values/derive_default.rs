use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(derive(Default))]
struct User {
    name: Option<String>,
}

fn main() {}
