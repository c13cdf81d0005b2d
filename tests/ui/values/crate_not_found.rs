use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(crate = patch_runtim)]
struct User {
    name: Option<String>,
}

fn main() {}
