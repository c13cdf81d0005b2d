use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(rename = b"fullName")]
    name: Option<String>,
}

fn main() {}
