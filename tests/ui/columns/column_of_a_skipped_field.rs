use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(columns)]
struct User {
    #[patch(skip, column = "user_id")]
    id: u64,
    name: String,
}

fn main() {}
