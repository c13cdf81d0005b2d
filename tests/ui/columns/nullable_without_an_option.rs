use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(columns)]
struct User {
    #[patch(nullable)]
    home: Address,
}

#[derive(Debug, Default)]
struct Address;

fn main() {}
