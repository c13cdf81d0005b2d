use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(merge, nullable)]
    tags: Option<Vec<String>>,
}

fn main() {}
