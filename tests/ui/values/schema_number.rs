use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(schema = 1)]
    name: String,
}

fn main() {}
