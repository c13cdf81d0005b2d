use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(skip, nullable)]
    name: Option<String>,
}

fn main() {}
