use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(crate = "patch_runtime")]
struct User {
    name: Option<String>,
}

fn main() {}
