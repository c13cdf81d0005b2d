use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    username: String,
    #[patch(conflicts(username))]
    handle: String,
}

fn main() {
    let _ = UpdateUserRequest::builder().username("ada").handle("@ada").build();
}
