use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(requires(nick mail))]
    name: Option<String>,
    nick: Option<String>,
    mail: Option<String>,
}

fn main() {}
