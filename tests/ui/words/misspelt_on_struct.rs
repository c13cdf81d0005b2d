use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(renam_all = "camelCase")]
struct User {
    name: Option<String>,
}

fn main() {}
