use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(required = true)]
    version: u64,
}

fn main() {}
