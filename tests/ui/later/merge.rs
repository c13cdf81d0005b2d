use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(merge)]
    metadata: Option<serde_json::Value>,
}

fn main() {}
