use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[serde(rename = 5)]
    name: Option<String>,
}

fn main() {}
