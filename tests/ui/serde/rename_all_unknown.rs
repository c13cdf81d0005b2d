use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[serde(rename_all = "camel_case")]
struct User {
    first_name: Option<String>,
}

fn main() {}
