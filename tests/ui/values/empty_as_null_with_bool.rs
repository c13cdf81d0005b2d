use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(nullable, empty_as_null = true)]
    name: Option<String>,
}

fn main() {}
