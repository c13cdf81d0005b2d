use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[serde(untagged)]
struct User {
    name: Option<String>,
}

fn main() {}
