use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct Address {
    street: String,
}

#[derive(PatchRequest)]
#[patch(schemars)]
struct User {
    #[patch(nested)]
    home: Address,
}

fn main() {}
