use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(non_exhaustive)]
    name: Option<String>,
}

fn main() {}
