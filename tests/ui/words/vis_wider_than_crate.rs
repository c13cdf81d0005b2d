use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(vis = pub)]
pub(crate) struct User {
    name: Option<String>,
}

fn main() {}
