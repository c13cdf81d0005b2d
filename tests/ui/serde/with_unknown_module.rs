use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[serde(with = "name_format")]
    name: Option<String>,
}

fn main() {}
