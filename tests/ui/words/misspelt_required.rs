use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(require)]
    name: Option<String>,
}

fn main() {}
