use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
pub struct User {
    #[patch(setter = change_password_to)]
    pub password: String,
    #[patch(requires(password), setter = without_checks)]
    pub skip_checks: bool,
}

fn main() {
    let _ = UpdateUserRequest::builder().without_checks(true).build();
}
