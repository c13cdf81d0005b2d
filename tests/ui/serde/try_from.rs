use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[serde(try_from = "Row")]
struct User {
    name: Option<String>,
}

fn main() {}
