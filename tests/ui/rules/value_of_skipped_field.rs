use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(requires(level = 1))]
    name: Option<String>,
    #[patch(skip)]
    level: u8,
}

fn main() {}
