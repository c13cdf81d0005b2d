use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(schemars)]
    name: String,
}

fn main() {}
