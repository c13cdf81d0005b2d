use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(requires(contact: nick, mail))]
    name: Option<String>,
    nick: Option<String>,
    mail: Option<String>,
}

fn main() {}
