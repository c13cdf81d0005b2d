use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(skip)]
struct User {
    name: Option<String>,
}

fn main() {}
