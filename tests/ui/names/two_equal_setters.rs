use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(setter = called)]
    name: Option<String>,
    #[patch(setter = called)]
    nick: Option<String>,
}

fn main() {}
