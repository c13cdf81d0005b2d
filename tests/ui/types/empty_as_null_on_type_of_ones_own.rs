use patch_runtime::PatchRequest;

use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Name(String);

#[derive(PatchRequest)]
struct User {
    #[patch(nullable, empty_as_null)]
    name: Option<Name>,
}

fn main() {}
