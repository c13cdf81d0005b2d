use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(required)]
    name: String,
    #[patch(required, conflicts(name))]
    nick: String,
}

fn main() {}
