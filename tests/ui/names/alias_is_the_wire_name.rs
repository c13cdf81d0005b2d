use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(alias = "name")]
    name: Option<String>,
}

fn main() {}
