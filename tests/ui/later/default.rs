use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(default = 1)]
    size: u32,
}

fn main() {}
