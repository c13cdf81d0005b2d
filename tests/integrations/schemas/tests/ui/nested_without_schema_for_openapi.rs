use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(schemars)]
struct Address {
    street: String,
}

#[derive(PatchRequest)]
#[patch(utoipa)]
struct User {
    #[patch(nested)]
    home: Address,
}

fn main() {}
