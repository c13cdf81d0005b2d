use patch_runtime::{PatchRequest, Violations};

fn check_user(_request: &UpdateUserRequest) -> Result<(), Violations> {
    Ok(())
}

#[derive(PatchRequest)]
#[patch(validate_with = check_user)]
struct User {
    name: Option<String>,
}

fn main() {}
