use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(rename = 5)]
    name: Option<String>,
}

fn main() {}
