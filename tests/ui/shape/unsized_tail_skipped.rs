use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    id: u32,
    #[patch(skip)]
    bytes: [u8],
}

fn main() {}
