use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(vis = public)]
struct User {
    name: Option<String>,
}

fn main() {}
