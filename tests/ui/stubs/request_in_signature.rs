use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(requires(nick))]
    name: Option<String>,
}

fn update(user: &mut User, request: UpdateUserRequest) {
    println!("{:?}", request.name);
    request.apply_to(user);
}

fn main() {
    update(&mut User { name: None }, UpdateUserRequest::default());
}
