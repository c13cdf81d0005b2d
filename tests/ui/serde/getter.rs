use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[serde(getter = "User::name")]
    name: Option<String>,
}

fn main() {}
