use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(requires(nick, when = ["x", "y"]))]
    name: Option<String>,
    nick: Option<String>,
}

fn main() {}
