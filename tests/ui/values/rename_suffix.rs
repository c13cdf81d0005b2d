use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(rename = "fullName"u8)]
    name: Option<String>,
}

fn main() {}
