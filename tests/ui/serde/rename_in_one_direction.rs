use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[serde(rename(serialize = "fullName"))]
    name: Option<String>,
}

fn main() {}
