use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct Address {
    street: String,
}

#[derive(PatchRequest)]
struct User {
    #[serde(with = "one_line")]
    #[patch(nested)]
    home: Address,
}

fn main() {}
