use patch_runtime::{PatchRequest, Patchable};

#[derive(PatchRequest)]
struct User {
    #[patch(nulable)]
    name: Option<String>,
}

fn request_of<T: Patchable>(_: &T) -> Option<T::Request> {
    None
}

fn main() {
    let user = User { name: None };
    let _request: Option<UpdateUserRequest> = request_of(&user);
}
