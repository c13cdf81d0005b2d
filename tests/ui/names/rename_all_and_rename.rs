use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(rename_all = "camelCase")]
struct User {
    #[patch(rename = "fullName")]
    name: String,
    full_name: String,
}

fn main() {}
