use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(exactly_one(name, nick))]
struct User {
    #[patch(required)]
    name: String,
    nick: String,
}

fn main() {}
