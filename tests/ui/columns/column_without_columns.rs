use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(column = "user_name")]
    name: String,
}

fn main() {}
