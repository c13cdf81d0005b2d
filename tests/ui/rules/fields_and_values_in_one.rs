use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(requires(nick, level = 1))]
    name: Option<String>,
    nick: Option<String>,
    level: Option<u8>,
}

fn main() {}
