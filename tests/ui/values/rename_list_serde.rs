use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(rename(serialize = "a", deserialize = "b"))]
    name: Option<String>,
}

fn main() {}
