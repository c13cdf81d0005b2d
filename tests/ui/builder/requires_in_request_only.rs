use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(request_only {
    password: String,
    #[patch(requires(password))]
    skip_checks: bool,
})]
pub struct User {
    pub name: String,
}

fn main() {
    let _ = UpdateUserRequest::builder().skip_checks(true).build();
}
