use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(request_only { password })]
struct User {
    name: Option<String>,
}

fn main() {}
