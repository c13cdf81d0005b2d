use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(request_only {
    #[patch(rename = "password")]
    new_password: String,
})]
struct User {
    password: String,
}

fn main() {}
