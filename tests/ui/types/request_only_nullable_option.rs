use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(request_only {
    #[patch(nullable)]
    password: Option<String>,
})]
struct User {
    name: Option<String>,
}

fn main() {}
