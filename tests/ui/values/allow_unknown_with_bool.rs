use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(allow_unknown = true)]
struct User {
    name: Option<String>,
}

fn main() {}
