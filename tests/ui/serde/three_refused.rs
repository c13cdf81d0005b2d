use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[serde(tag = "type", rename_all = "camelCase")]
struct User {
    #[serde(skip_serializing, default)]
    name: Option<String>,
    #[serde(flatten, rename = "nick")]
    nick: Option<String>,
}

fn main() {}
