use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(request_only {
    password: Option<String>,
})]
struct User {
    name: Option<String>,
}

fn main() {}
