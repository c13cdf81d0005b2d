use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(empty_as_null)]
    name: Option<String>,
}

fn main() {}
