use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(conflicts)]
    name: Option<String>,
}

fn main() {}
