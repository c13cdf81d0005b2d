use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(schemars = true)]
struct User {
    name: String,
}

fn main() {}
