use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(states = "user-states")]
struct User {
    #[patch(required)]
    name: Option<String>,
}

fn main() {}
