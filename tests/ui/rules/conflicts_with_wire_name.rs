use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(conflicts(handle))]
    name: Option<String>,
    #[patch(rename = "handle")]
    nick: Option<String>,
}

fn main() {}
