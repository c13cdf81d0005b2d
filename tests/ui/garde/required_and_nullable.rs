use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(garde)]
struct User {
    #[garde(required, length(min = 1))]
    #[patch(nullable)]
    name: Option<String>,
}

fn main() {}
