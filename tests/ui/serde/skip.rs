use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[serde(skip)]
    name: Option<String>,
}

fn main() {}
