use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(requires(nick, when = Some("x")))]
    name: Option<String>,
    nick: Option<String>,
}

fn main() {}
