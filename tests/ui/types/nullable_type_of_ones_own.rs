use patch_runtime::PatchRequest;

use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Address;

#[derive(PatchRequest)]
struct User {
    #[patch(nullable)]
    address: Address,
}

fn main() {}
