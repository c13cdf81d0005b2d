use patch_runtime::PatchRequest;

struct Address {
    street: String,
}

#[derive(PatchRequest)]
struct User {
    #[patch(nested)]
    home: Address,
}

fn main() {}
