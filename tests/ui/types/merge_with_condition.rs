use std::collections::BTreeMap;

use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    name: String,
    #[patch(merge, conflicts(name, when = "x"))]
    labels: BTreeMap<String, String>,
}

fn main() {}
