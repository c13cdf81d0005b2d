use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(vis = pub(crate))]
    name: Option<String>,
}

fn main() {}
