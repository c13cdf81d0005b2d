use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    build: Option<u64>,
}

fn main() {}
