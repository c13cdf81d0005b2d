use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(nullable, 1)]
struct User {
    name: Option<String>,
}

fn main() {}
