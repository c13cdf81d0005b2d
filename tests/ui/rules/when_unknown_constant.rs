use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(requires(nick, when = CUSTOM))]
    name: Option<u8>,
    nick: Option<String>,
}

fn main() {}
