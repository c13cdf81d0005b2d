use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(garde)]
#[garde(length(min = 1))]
struct User {
    name: String,
}

fn main() {}
