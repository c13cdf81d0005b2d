use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(crate = 5)]
struct User {
    name: Option<String>,
}

fn main() {}
