use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(name = struct)]
struct User {
    name: Option<String>,
}

fn main() {}
