use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(derive(Frobnicate))]
struct User {
    name: Option<String>,
}

fn main() {}
