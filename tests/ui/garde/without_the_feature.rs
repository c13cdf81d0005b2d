use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(garde)]
struct User {
    #[garde(length(min = 1))]
    name: String,
}

fn main() {}
