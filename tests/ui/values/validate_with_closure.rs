use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(validate_with = |request, report| ())]
struct User {
    name: Option<String>,
}

fn main() {}
