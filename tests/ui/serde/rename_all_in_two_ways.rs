use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"))]
struct User {
    first_name: Option<String>,
}

fn main() {}
