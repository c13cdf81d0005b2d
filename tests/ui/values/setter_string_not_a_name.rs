use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(setter = "set name")]
    name: Option<String>,
}

fn main() {}
