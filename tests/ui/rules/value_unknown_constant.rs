use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(conflicts(level = HIGH))]
    name: Option<String>,
    level: Option<u8>,
}

fn main() {}
