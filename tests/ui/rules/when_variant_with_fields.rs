use patch_runtime::PatchRequest;

use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
enum Mode {
    Custom(u8),
}

#[derive(PatchRequest)]
struct User {
    #[patch(requires(nick, when = Mode::Custom))]
    mode: Option<Mode>,
    nick: Option<String>,
}

fn main() {}
