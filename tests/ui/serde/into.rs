use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[serde(into = "Row")]
struct User {
    name: Option<String>,
}

fn main() {}
