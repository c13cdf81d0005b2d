use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(validate_with = check_user)]
struct User {
    name: Option<String>,
}

fn main() {}
