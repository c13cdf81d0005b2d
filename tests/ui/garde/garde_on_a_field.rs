use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(garde)]
    #[garde(length(min = 1))]
    name: String,
}

fn main() {}
