use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(no_deserialize)]
struct Address {
    street: String,
}

#[derive(PatchRequest)]
struct User {
    #[patch(nested)]
    home: Address,
}

fn main() {}
