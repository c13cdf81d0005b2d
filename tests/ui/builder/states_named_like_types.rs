use patch_runtime::PatchRequest;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub struct Password(String);

#[derive(Serialize, Deserialize)]
pub struct PasswordSet(bool);

#[derive(PatchRequest)]
pub struct User {
    pub password: Password,
    #[patch(requires(password))]
    pub skip_checks: PasswordSet,
}

fn main() {
    let _ = UpdateUserRequest::builder().skip_checks(PasswordSet(true)).build();
}
