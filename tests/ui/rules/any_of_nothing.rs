use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(requires(any()))]
    name: Option<String>,
}

fn main() {}
