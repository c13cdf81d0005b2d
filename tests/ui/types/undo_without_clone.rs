use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    name: String,
}

fn undone(request: &UpdateUserRequest, user: &User) {
    let _ = request.undo_for(user);
}

fn main() {}
