use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(renamed = "fullName")]
    name: Option<String>,
}

fn main() {}
