use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(exactly_one(any(name, nick), mail))]
struct User {
    name: Option<String>,
    nick: Option<String>,
    mail: Option<String>,
}

fn main() {}
