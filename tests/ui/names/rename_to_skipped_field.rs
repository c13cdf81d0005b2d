use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(skip)]
    id: u64,
    #[patch(rename = "id")]
    number: u64,
}

fn main() {}
