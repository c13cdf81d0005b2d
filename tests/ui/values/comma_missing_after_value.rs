use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(rename = "fullName" secret)]
    name: Option<String>,
}

fn main() {}
