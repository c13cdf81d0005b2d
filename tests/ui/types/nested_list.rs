use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct Address {
    street: String,
}

#[derive(PatchRequest)]
struct User {
    #[patch(nested)]
    homes: Vec<Address>,
}

fn main() {}
