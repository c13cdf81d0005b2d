use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(non_empty)]
pub struct User {
    pub name: String,
}

fn send(_: UpdateUserRequest) {}

fn main() {
    send(UpdateUserRequest::builder().name("Ada").build());
}
