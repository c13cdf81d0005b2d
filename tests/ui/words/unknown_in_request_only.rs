use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(request_only {
    #[patch(hidden)]
    password: String,
})]
struct User {
    name: Option<String>,
}

fn main() {}
