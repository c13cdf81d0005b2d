use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch]
    name: Option<String>,
}

fn main() {}
