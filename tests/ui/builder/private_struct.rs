use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    password: String,
    #[patch(requires(password))]
    skip_checks: bool,
}

fn main() {
    let _ = UpdateUserRequest::builder().skip_checks(true).build();
}
