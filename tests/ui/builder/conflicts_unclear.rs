use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
pub struct User {
    pub username: String,
    #[patch(conflicts(username))]
    pub handle: String,
}

fn main() {
    let handle = std::env::args().nth(1);
    let _ = UpdateUserRequest::builder().username("ada").maybe_handle(handle).build();
}
