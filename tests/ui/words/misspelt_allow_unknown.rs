use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(allow_unkown)]
struct User {
    name: Option<String>,
}

fn main() {}
