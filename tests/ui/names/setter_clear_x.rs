use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(nullable)]
    name: Option<String>,
    #[patch(setter = clear_name)]
    nick: Option<String>,
}

fn main() {}
