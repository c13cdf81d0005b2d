use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
pub struct User {
    pub name: Option<String>,
}

fn main() {
    let _ = UpdateUserRequest::builder().name(None).build();
}
