use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(rename = "a")]
    #[patch(rename = "b")]
    name: Option<String>,
}

fn main() {}
