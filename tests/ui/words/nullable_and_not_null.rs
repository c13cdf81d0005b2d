use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(nullable, not_null)]
    name: Option<String>,
}

fn main() {}
