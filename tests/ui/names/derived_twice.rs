use patch_runtime::PatchRequest;

#[derive(PatchRequest, PatchRequest)]
struct User {
    name: Option<String>,
}

fn main() {}
