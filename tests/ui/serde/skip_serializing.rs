use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[serde(skip_serializing)]
    name: Option<String>,
}

fn main() {}
