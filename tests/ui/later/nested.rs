use patch_runtime::PatchRequest;

struct Address;

#[derive(PatchRequest)]
struct User {
    #[patch(nested)]
    address: Address,
}

fn main() {}
