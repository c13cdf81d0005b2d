use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(columns(name))]
struct User {
    name: String,
}

fn main() {}
