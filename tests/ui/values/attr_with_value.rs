use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(attr = must_use)]
struct User {
    name: Option<String>,
}

fn main() {}
