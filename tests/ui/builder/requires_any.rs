use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
pub struct User {
    pub email: String,
    pub phone: String,
    #[patch(requires(any(email, phone)))]
    pub notify: bool,
}

fn main() {
    let _ = UpdateUserRequest::builder().notify(true).build();
}
