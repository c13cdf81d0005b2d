use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
pub struct User {
    pub username: String,
    #[patch(conflicts(username), requires(domain))]
    pub handle: String,
    pub domain: String,
}

fn main() {
    let _ = UpdateUserRequest::builder()
        .username("ada")
        .handle("@ada")
        .build();
}
