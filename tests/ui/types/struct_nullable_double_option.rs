use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(nullable)]
struct User {
    name: Option<Option<String>>,
}

fn main() {}
