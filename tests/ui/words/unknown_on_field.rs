use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(hidden)]
    name: Option<String>,
}

fn main() {}
