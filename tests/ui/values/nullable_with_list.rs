use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(nullable(true))]
    name: Option<String>,
}

fn main() {}
