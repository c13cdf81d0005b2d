use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(request_only)]
struct User {
    name: Option<String>,
}

fn main() {}
