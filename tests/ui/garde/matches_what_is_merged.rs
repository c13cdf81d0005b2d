use std::collections::BTreeMap;

use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(garde)]
struct User {
    #[patch(merge)]
    labels: BTreeMap<String, String>,
    #[garde(matches(labels))]
    copied: BTreeMap<String, String>,
}

fn main() {}
