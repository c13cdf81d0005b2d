use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(schema)]
    name: String,
}

fn main() {}
