use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    name: Option<String>,
    #[patch(skip, requires(name))]
    id: u64,
}

fn main() {}
