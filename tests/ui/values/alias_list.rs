use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(alias("full_name", "display_name"))]
    name: Option<String>,
}

fn main() {}
