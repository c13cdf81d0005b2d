use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    id: u32,
    bytes: [u8],
}

fn main() {}
