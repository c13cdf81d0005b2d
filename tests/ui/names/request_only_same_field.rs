use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(request_only {
    password: String,
})]
struct User {
    password: String,
}

fn main() {}
