use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[serde(content = "user")]
struct User {
    name: Option<String>,
}

fn main() {}
