use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(exactly_one(nick))]
    name: Option<String>,
    nick: Option<String>,
}

fn main() {}
