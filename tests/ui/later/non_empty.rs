use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(non_empty)]
struct User {
    name: Option<String>,
}

fn main() {}
