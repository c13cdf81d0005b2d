use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(column = "user_name")]
    name: Option<String>,
}

fn main() {}
