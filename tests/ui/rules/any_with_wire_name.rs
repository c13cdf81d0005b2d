use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(rename_all = "camelCase")]
struct User {
    #[patch(requires(any(nick, eMail)))]
    name: Option<String>,
    nick: Option<String>,
    e_mail: Option<String>,
}

fn main() {}
