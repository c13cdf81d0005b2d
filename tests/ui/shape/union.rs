use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
union User {
    number: u32,
    bytes: [u8; 4],
}

fn main() {}
