use patch_runtime::PatchRequest;

type Name = String;

#[derive(PatchRequest)]
struct User {
    #[patch(nullable)]
    name: Name,
    #[patch(nullable)]
    email: Option<String>,
}

fn main() {}
