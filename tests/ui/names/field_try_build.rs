use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    try_build: Option<u64>,
}

fn main() {}
