use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(requires(any(nick, email)))]
    name: Option<String>,
    nick: Option<String>,
    email: Option<String>,
}

fn main() {}
