use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(conflicts(nick))]
    name: Option<String>,
    #[patch(skip)]
    nick: Option<String>,
}

fn main() {}
