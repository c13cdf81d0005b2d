use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(nullable, default)]
    name: Option<String>,
}

fn main() {}
