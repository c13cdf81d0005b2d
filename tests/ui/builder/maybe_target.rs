use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
pub struct User {
    pub password: String,
    #[patch(requires(password))]
    pub skip_checks: bool,
}

fn main() {
    let password = std::env::args().nth(1);
    let _ = UpdateUserRequest::builder().skip_checks(true).maybe_password(password).build();
}
