use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(requires(nick, when = custom))]
    name: Option<u8>,
    nick: Option<String>,
}

fn main() {}
