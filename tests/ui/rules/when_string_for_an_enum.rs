use patch_runtime::PatchRequest;

use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
enum Mode {
    Custom,
}

#[derive(PatchRequest)]
struct User {
    #[patch(requires(nick, when = "custom"))]
    mode: Option<Mode>,
    nick: Option<String>,
}

fn main() {}
