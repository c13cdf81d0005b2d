use patch_runtime::PatchRequest;

#[derive(Default)]
struct Address {
    street: String,
}

#[derive(PatchRequest)]
struct User {
    #[patch(nested, nullable)]
    home: Option<Box<Address>>,
}

fn main() {}
