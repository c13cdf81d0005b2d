use patch_runtime::{PatchRequest, Patchable};

#[derive(PatchRequest)]
enum User {
    Person,
}

fn resource<T: Patchable>() {}

fn main() {
    resource::<User>();
    let _request = UpdateUserRequest::new();
    let _user = User::Person;
}
