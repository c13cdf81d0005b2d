use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(exactly_one(name, nick))]
struct User {
    #[patch(requires(nick))]
    name: String,
    #[patch(requires(name))]
    nick: String,
}

fn main() {}
