use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
pub struct User {
    pub password: String,
    #[patch(requires = "password")]
    pub skip_password_checks: bool,
}

fn main() {
    let _ = UpdateUserRequest::builder().skip_password_checks(true).build();
}
