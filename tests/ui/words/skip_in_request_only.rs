use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(request_only {
    #[patch(skip)]
    password: String,
})]
struct User {
    name: Option<String>,
}

fn main() {}
