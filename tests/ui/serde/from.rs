use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[serde(from = "Row")]
struct User {
    name: Option<String>,
}

fn main() {}
