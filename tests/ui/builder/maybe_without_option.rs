use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
pub struct User {
    pub name: String,
}

fn main() {
    let _ = UpdateUserRequest::builder().maybe_name("Ada").build();
}
