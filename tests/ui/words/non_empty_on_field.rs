use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(non_empty)]
    name: Option<String>,
}

fn main() {}
