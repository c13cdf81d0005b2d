use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    name: String,
    name: u64,
}

fn main() {}
