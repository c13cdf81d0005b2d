use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(nulable)]
    name: Option<String>,
}

fn main() {
    let mut user = User { name: None };
    let request = UpdateUserRequest::builder().name("Ada").build();
    request.apply_to(&mut user);
}
