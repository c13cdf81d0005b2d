use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(allow_unknown)]
struct User {
    name: Option<String>,
}

fn main() {}
