use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(nullable)]
struct User {
    #[patch(not_null)]
    name: String,
}

fn main() {}
