use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(derive = "Clone")]
struct User {
    name: Option<String>,
}

fn main() {}
