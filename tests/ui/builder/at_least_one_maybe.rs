use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(at_least_one(email, phone))]
pub struct User {
    pub email: String,
    pub phone: String,
}

fn main() {
    let _ = UpdateUserRequest::builder().maybe_email(None).maybe_phone(None).build();
}
