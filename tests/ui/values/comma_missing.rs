use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(nullable secret)]
    name: Option<String>,
}

fn main() {}
