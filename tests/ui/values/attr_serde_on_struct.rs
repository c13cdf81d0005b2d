use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(attr(serde(rename_all = "camelCase")))]
struct User {
    name: Option<String>,
}

fn main() {}
