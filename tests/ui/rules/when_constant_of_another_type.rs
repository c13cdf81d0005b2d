use patch_runtime::PatchRequest;

const LIMIT: u64 = 5;

#[derive(PatchRequest)]
struct User {
    #[patch(requires(nick, when = LIMIT))]
    level: Option<u8>,
    nick: Option<String>,
}

fn main() {}
