use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(secret)]
struct User {
    name: Option<String>,
}

fn main() {}
