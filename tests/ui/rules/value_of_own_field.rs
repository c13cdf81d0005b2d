use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(requires(level = 1))]
    level: Option<u8>,
}

fn main() {}
