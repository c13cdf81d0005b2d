use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(columns)]
struct User {
    #[patch(column = user_name)]
    name: String,
}

fn main() {}
