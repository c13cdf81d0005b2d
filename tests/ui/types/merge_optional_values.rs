use std::collections::BTreeMap;

use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(merge)]
    labels: BTreeMap<String, Option<String>>,
}

fn main() {}
