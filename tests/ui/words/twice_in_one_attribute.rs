use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(nullable, secret, nullable)]
    name: Option<String>,
}

fn main() {}
