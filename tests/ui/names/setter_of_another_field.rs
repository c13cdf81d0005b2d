use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    name: Option<String>,
    #[patch(setter = name)]
    nick: Option<String>,
}

fn main() {}
