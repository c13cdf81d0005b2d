use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(states = 1)]
struct User {
    #[patch(required)]
    name: Option<String>,
}

fn main() {}
