use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(alias = "full_name", alias = "full_name")]
    name: Option<String>,
}

fn main() {}
