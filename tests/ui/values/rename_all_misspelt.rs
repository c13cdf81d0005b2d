use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(rename_all = "camelcase")]
struct User {
    name: Option<String>,
}

fn main() {}
