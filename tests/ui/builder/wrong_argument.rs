use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
pub struct User {
    pub age: u8,
}

fn main() {
    let _ = UpdateUserRequest::builder().age("36").build();
}
