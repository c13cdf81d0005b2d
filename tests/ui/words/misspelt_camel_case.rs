use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(nullable)]
struct User {
    #[patch(notNull)]
    name: Option<String>,
}

fn main() {}
