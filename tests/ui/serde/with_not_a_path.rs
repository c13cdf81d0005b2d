use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[serde(with = "name format")]
    name: Option<String>,
}

fn main() {}
