use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(rename)]
    name: Option<String>,
}

fn main() {}
