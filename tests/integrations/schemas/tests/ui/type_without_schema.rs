use patch_runtime::PatchRequest;

#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
struct Address {
    street: String,
}

#[derive(PatchRequest)]
#[patch(schemars)]
struct User {
    #[patch(nullable)]
    home: Option<Address>,
    name: String,
}

fn main() {}
