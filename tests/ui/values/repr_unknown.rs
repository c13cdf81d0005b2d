use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(repr = "options")]
struct User {
    name: Option<String>,
}

fn main() {}
