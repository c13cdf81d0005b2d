use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct Address {
    street: String,
}

#[derive(PatchRequest)]
struct User {
    #[patch(requires(home = "abroad"))]
    phone: String,
    #[patch(nested)]
    home: Address,
}

fn main() {}
