use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(schema = String)]
struct User {
    name: String,
}

fn main() {}
