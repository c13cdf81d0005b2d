use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(serialize_with = "shout")]
    name: Option<String>,
}

fn main() {}
