use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(attr())]
struct User {
    name: Option<String>,
}

fn main() {}
