use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(columns, no_serialize, no_deserialize)]
struct User {
    #[patch(nullable, default)]
    home: Address,
    #[patch(nullable, default = 5)]
    note: String,
}

#[derive(Debug)]
struct Address;

fn main() {}
