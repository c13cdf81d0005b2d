use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(rename = "name")]
    first: String,
    #[patch(rename = "name")]
    last: String,
}

fn main() {}
