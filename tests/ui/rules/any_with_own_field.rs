use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(requires(any(name, nick)))]
    name: Option<String>,
    nick: Option<String>,
}

fn main() {}
