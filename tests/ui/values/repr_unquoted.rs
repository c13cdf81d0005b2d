use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(repr = option)]
struct User {
    name: Option<String>,
}

fn main() {}
