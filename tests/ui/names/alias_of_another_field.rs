use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(alias = "nick")]
    name: Option<String>,
    nick: Option<String>,
}

fn main() {}
