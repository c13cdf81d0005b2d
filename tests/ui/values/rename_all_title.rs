use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(rename_all = "Title Case")]
struct User {
    name: Option<String>,
}

fn main() {}
