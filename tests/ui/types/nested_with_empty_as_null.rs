use patch_runtime::PatchRequest;

#[derive(Default, PatchRequest)]
struct Address {
    street: String,
}

#[derive(PatchRequest)]
struct User {
    #[patch(nested, nullable, empty_as_null)]
    home: Option<Address>,
}

fn main() {}
