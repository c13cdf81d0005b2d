use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[serde(hidden = "yes")]
struct User {
    name: Option<String>,
}

fn main() {}
