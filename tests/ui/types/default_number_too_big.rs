use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(nullable, default = 300)]
    level: u8,
}

fn main() {}
