use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(rename("fullName"))]
    name: Option<String>,
}

fn main() {}
