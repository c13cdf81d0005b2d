use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(rename_all = "camel")]
struct User {
    name: Option<String>,
}

fn main() {}
