use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(secret = true)]
    password: Option<String>,
}

fn main() {}
