use patch_runtime::PatchRequest;

mod update_user_request {}

#[derive(PatchRequest)]
struct User {
    #[patch(required)]
    name: Option<String>,
}

fn main() {}
