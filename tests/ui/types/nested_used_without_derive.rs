use patch_runtime::PatchRequest;

struct Address {
    street: String,
}

#[derive(PatchRequest)]
struct User {
    name: String,
    #[patch(nested)]
    home: Address,
}

fn renamed(user: &mut User, name: &str) {
    UpdateUserRequest::builder().name(name).build().unwrap().apply_to(user);
}

fn main() {}
