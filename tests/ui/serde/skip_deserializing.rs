use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[serde(skip_deserializing)]
    name: Option<String>,
}

fn main() {}
