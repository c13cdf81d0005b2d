use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[serde(alias = "nick")]
    name: Option<String>,
    nick: Option<String>,
}

fn main() {}
