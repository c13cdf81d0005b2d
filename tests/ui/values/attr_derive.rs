use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(attr(derive(Clone)))]
struct User {
    name: Option<String>,
}

fn main() {}
