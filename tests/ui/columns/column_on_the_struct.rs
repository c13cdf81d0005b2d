use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(column)]
struct User {
    name: String,
}

fn main() {}
