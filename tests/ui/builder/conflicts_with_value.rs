use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
pub struct User {
    pub level: u8,
    #[patch(conflicts(level = 1))]
    pub handle: String,
}

fn main() {
    let _: UpdateUserRequest = UpdateUserRequest::builder().level(1).handle("@ada").build();
}
