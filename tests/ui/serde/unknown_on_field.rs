use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[serde(hidden)]
    name: Option<String>,
}

fn main() {}
