use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(skip, default)]
    id: u64,
}

fn main() {}
