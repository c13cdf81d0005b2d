use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(request_only {
    password: String,
    password: u64,
})]
struct User {
    name: Option<String>,
}

fn main() {}
