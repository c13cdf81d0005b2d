use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
pub struct User {
    pub password: String,
    #[patch(requires(password))]
    pub skip_checks: bool,
}

fn main() {
    let _ = UpdateUserRequest::builder().maybe_skip_checks(None).build();
}
