use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(request_only {
    password: std::option::Option<String>,
})]
struct User {
    name: Option<String>,
}

fn main() {}
