use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(nullable, default = "20")]
    page_size: u32,
}

fn main() {}
