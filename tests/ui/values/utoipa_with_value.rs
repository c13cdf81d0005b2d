use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(utoipa("UserPatch"))]
struct User {
    name: String,
}

fn main() {}
