use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(nullable = 1)]
    name: Option<String>,
}

fn main() {}
