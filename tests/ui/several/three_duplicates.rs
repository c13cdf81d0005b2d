use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(nullable, nullable, nullable)]
    name: Option<String>,
}

fn main() {}
