use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(serialize_with)]
    name: Option<String>,
}

fn main() {}
