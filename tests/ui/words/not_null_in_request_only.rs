use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(nullable, request_only {
    #[patch(not_null)]
    password: String,
})]
struct User {
    name: Option<String>,
}

fn main() {}
