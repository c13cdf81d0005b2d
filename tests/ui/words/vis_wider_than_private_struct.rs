use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(vis = pub)]
struct User {
    name: Option<String>,
}

fn main() {}
