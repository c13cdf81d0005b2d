use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
pub struct User {
    #[patch(rename = "{pass} word/~")]
    pub password: String,
    #[patch(requires(password), rename = "skip\"checks\"")]
    pub skip_checks: bool,
}

fn main() {
    let _ = UpdateUserRequest::builder().skip_checks(true).build();
}
