use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[serde(remote = "User")]
struct UserDef {
    name: Option<String>,
}

fn main() {}
