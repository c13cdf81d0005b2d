use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct Address {
    street: String,
}

#[derive(PatchRequest)]
struct User {
    #[patch(merge)]
    home: Address,
}

fn main() {}
