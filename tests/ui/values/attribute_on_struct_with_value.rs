use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch = "UpdateUser"]
struct User {
    name: Option<String>,
}

fn main() {}
