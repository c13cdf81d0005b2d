use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(attr(must_use, non_exhaustive))]
struct User {
    name: Option<String>,
}

fn main() {}
