#![deny(deprecated)]

use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[deprecated]
struct User {
    #[patch(nulable)]
    name: String,
}

fn main() {}
