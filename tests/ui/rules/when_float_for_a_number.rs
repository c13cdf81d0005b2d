use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(requires(nick, when = 1.5))]
    level: Option<u8>,
    nick: Option<String>,
}

fn main() {}
