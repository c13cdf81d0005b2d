use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(exactly_one("who": name, nick))]
struct User {
    name: Option<String>,
    nick: Option<String>,
}

fn main() {}
