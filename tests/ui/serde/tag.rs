use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[serde(tag = "type")]
struct User {
    name: Option<String>,
}

fn main() {}
