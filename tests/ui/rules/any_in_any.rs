use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(requires(any(nick, any(mail, phone))))]
    name: Option<String>,
    nick: Option<String>,
    mail: Option<String>,
    phone: Option<String>,
}

fn main() {}
