use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(requires(level = "high"))]
    name: Option<String>,
    level: Option<u8>,
}

fn main() {}
