use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(nullable, default)]
    size: u32,
}

fn main() {}
