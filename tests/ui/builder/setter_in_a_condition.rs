use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
pub struct User {
    pub password: String,
    #[patch(requires(password))]
    pub skip_checks: bool,
}

fn main() {
    let mut builder = UpdateUserRequest::builder();
    if std::env::args().len() > 1 {
        builder = builder.password("secret");
    }
    let _ = builder.build();
}
