use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct Address {
    street: String,
}

#[derive(PatchRequest)]
struct User {
    phone: String,
    #[patch(nested, requires(phone, when = "abroad"))]
    home: Address,
}

fn main() {}
