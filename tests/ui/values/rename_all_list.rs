use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(rename_all(serialize = "camelCase"))]
struct User {
    name: Option<String>,
}

fn main() {}
