use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(rename_all = "camelCase")]
    name: Option<String>,
}

fn main() {}
