use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(nullable)]
    bytes: [u8; 4],
}

fn main() {}
