use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(at_most_one(name, nick, name))]
struct User {
    name: Option<String>,
    nick: Option<String>,
}

fn main() {}
