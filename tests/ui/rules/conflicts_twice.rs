use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(conflicts(nick, nick))]
    name: Option<String>,
    nick: Option<String>,
}

fn main() {}
