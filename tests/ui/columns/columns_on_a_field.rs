use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(columns = "user_name")]
    name: String,
}

fn main() {}
