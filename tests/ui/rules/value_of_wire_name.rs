use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(requires(userLevel = 1))]
    name: Option<String>,
    #[patch(rename = "userLevel")]
    level: u8,
}

fn main() {}
