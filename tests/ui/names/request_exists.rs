use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    name: Option<String>,
}

struct UpdateUserRequest;

fn main() {}
