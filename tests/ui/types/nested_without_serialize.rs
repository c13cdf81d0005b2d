use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(no_serialize)]
struct Address {
    street: String,
}

#[derive(PatchRequest)]
struct User {
    #[patch(nested)]
    home: Address,
}

fn main() {}
