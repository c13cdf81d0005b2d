use std::collections::BTreeMap;

use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(merge, nullable, empty_as_null)]
    labels: Option<BTreeMap<String, String>>,
}

fn main() {}
