use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(nam = X, vis = public, rename_all = "camel")]
#[patch(repr = "maybe", derive(Debug))]
struct User {
    name: Option<String>,
}

fn main() {}
