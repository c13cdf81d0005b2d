use patch_runtime::PatchRequest;

#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
struct Address {
    street: String,
}

#[derive(PatchRequest)]
#[patch(utoipa)]
struct User {
    home: Address,
    name: String,
}

fn main() {}
