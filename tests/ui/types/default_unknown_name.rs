use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(nullable, default = PAGE_SIZE)]
    page_size: u32,
}

fn main() {}
