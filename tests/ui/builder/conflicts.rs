use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
pub struct User {
    pub username: String,
    #[patch(conflicts(username))]
    pub handle: String,
}

fn main() {
    let _ = UpdateUserRequest::builder()
        .username("ada")
        .handle("@ada")
        .build();
}
