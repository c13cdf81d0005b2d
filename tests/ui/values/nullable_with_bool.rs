use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(nullable = false)]
    name: Option<String>,
}

fn main() {}
