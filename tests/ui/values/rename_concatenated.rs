use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(rename = concat!("full", "Name"))]
    name: Option<String>,
}

fn main() {}
