use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(derive(Clon))]
struct User {
    name: Option<String>,
}

fn main() {}
