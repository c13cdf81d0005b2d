use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
pub struct User {
    #[patch(nullable)]
    pub password: Option<String>,
    #[patch(requires(password))]
    pub skip_checks: bool,
}

fn main() {
    let _ = UpdateUserRequest::builder().password("secret").clear_password().build();
}
