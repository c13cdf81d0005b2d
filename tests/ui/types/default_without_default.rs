use patch_runtime::PatchRequest;

use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Level(u8);

#[derive(PatchRequest)]
struct User {
    #[patch(nullable, default)]
    level: Level,
}

fn main() {}
