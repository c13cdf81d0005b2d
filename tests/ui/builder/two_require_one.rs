use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
pub struct User {
    pub password: String,
    #[patch(requires(password))]
    pub skip_checks: bool,
    #[patch(requires(password))]
    pub sign_out: bool,
}

fn main() {
    let _ = UpdateUserRequest::builder().skip_checks(true).sign_out(true).build();
}
