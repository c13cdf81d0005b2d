use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(nullable)]
    name: Option<Option<String>>,
}

fn main() {}
