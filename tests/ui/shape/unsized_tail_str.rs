use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    id: u32,
    name: str,
}

fn main() {}
