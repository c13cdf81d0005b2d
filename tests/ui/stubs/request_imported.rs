use model::{UpdateUserRequest, User};
use patch_runtime::PatchRequest as _;

mod model {
    use patch_runtime::PatchRequest;

    #[derive(PatchRequest)]
    pub struct User {
        #[patch(nulable)]
        pub name: Option<String>,
    }
}

fn main() {
    let request = UpdateUserRequest::new();
    request.apply_to(&mut User { name: None });
}
