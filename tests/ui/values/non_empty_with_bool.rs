use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(non_empty = true)]
struct User {
    name: Option<String>,
}

fn main() {}
