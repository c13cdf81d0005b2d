use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(utoipa)]
    name: String,
}

fn main() {}
