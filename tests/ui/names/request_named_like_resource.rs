use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(name = User)]
struct User {
    name: Option<String>,
}

fn main() {}
