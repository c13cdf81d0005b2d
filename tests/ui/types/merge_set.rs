use std::collections::BTreeSet;

use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(merge)]
    tags: BTreeSet<String>,
}

fn main() {}
