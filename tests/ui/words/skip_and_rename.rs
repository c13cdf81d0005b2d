use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(skip, rename = "ID")]
    id: u64,
}

fn main() {}
