use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
pub struct User {
    #[patch(required)]
    pub version: u64,
    pub password: String,
    #[patch(requires(password))]
    pub skip_checks: bool,
}

fn main() {
    let _ = UpdateUserRequest::builder().skip_checks(true).build();
}
