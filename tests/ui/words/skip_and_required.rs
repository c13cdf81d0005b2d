use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(required)]
    #[patch(skip)]
    version: u64,
}

fn main() {}
