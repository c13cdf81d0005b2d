use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(at_most_one(email, phone, fax))]
pub struct User {
    pub email: String,
    pub phone: String,
    pub fax: String,
}

fn main() {
    let _ = UpdateUserRequest::builder().email("a@b.c").fax("1").build();
}
