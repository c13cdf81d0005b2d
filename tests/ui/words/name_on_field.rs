use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(name = "fullName")]
    name: Option<String>,
}

fn main() {}
