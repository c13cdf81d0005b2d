use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(rename = "UpdateUser")]
struct User {
    name: Option<String>,
}

fn main() {}
