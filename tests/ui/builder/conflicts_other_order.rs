use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
pub struct User {
    pub username: String,
    #[patch(conflicts(username))]
    pub handle: String,
}

fn main() {
    let _ = UpdateUserRequest::builder().handle("@ada").username("ada").build();
}
