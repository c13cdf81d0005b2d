use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(rename = "a")]
    x: u64,
    #[patch(rename = "a")]
    y: u64,
    #[patch(rename = "a")]
    z: u64,
}

fn main() {}
