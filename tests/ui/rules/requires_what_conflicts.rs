use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(requires(nick))]
    name: Option<String>,
    #[patch(conflicts(name))]
    nick: Option<String>,
}

fn main() {}
