use std::collections::BTreeMap;

use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct Address {
    street: String,
}

#[derive(PatchRequest)]
struct User {
    #[patch(nested)]
    homes: BTreeMap<String, Address>,
}

fn main() {}
