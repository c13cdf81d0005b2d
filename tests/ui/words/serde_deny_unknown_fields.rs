use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(deny_unknown_fields)]
struct User {
    name: Option<String>,
}

fn main() {}
