use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[serde(transparent)]
struct User {
    name: Option<String>,
}

fn main() {}
