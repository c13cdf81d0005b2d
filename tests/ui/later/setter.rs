use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(setter = set_build)]
    build: u64,
}

fn main() {}
