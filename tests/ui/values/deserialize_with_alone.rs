use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(deserialize_with)]
    name: Option<String>,
}

fn main() {}
