use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(crate)]
struct User {
    name: Option<String>,
}

fn main() {}
