use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(nullable, at_least_one(email, phone))]
pub struct User {
    pub email: Option<String>,
    pub phone: Option<String>,
}

fn main() {
    let _ = UpdateUserRequest::builder().email("a@b.c").clear_email().build();
}
