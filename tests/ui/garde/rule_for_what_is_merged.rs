use std::collections::BTreeMap;

use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(garde)]
struct User {
    #[garde(length(max = 9))]
    #[patch(merge)]
    labels: BTreeMap<String, String>,
}

fn main() {}
