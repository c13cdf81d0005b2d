use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(skip, schema = u64)]
    id: u64,
    name: String,
}

fn main() {}
