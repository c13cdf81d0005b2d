use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[serde(flatten)]
    name: Option<String>,
}

fn main() {}
