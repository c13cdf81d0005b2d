use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(requires(not(nick)))]
    name: Option<String>,
    nick: Option<String>,
}

fn main() {}
