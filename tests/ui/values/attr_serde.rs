use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(attr(serde(rename = "fullName")))]
    name: Option<String>,
}

fn main() {}
