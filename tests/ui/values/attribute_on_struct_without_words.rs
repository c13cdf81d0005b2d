use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch]
struct User {
    name: Option<String>,
}

fn main() {}
