use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(default)]
struct User {
    name: Option<String>,
}

fn main() {}
