use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(name = 5)]
struct User {
    name: Option<String>,
}

fn main() {}
