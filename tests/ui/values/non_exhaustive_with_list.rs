use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(non_exhaustive())]
struct User {
    name: Option<String>,
}

fn main() {}
