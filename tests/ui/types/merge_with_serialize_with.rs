use std::collections::BTreeMap;

use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(merge, serialize_with = sorted)]
    labels: BTreeMap<String, String>,
}

fn main() {}
