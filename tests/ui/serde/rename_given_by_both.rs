use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[serde(rename = "nick")]
    name: Option<String>,
    #[patch(rename = "nick")]
    #[serde(rename = "handle")]
    nick: Option<String>,
}

fn main() {}
