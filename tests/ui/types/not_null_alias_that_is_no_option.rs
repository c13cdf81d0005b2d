use patch_runtime::PatchRequest;

type Name = String;

#[derive(PatchRequest)]
#[patch(nullable)]
struct User {
    #[patch(not_null)]
    name: Name,
}

fn main() {}
