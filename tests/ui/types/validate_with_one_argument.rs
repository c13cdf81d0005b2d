use patch_runtime::PatchRequest;

fn check_user(_request: &UpdateUserRequest) {}

#[derive(PatchRequest)]
#[patch(validate_with = check_user)]
struct User {
    name: Option<String>,
}

fn main() {}
