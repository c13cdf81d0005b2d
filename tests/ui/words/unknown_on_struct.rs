use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(partial)]
struct User {
    name: Option<String>,
}

fn main() {}
