use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(derive(Clone, Debug))]
struct User {
    name: Option<String>,
}

fn main() {}
