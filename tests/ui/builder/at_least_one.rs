use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(at_least_one(contact: email, phone))]
pub struct User {
    pub email: String,
    pub phone: String,
}

fn main() {
    let _ = UpdateUserRequest::builder().build();
}
