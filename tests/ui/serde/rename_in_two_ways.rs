use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[serde(rename(serialize = "fullName", deserialize = "full_name"))]
    name: Option<String>,
}

fn main() {}
