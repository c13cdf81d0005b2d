use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(request_only {
    build: u64,
})]
struct User {
    name: Option<String>,
}

fn main() {}
