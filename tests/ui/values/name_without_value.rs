use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(name)]
struct User {
    name: Option<String>,
}

fn main() {}
