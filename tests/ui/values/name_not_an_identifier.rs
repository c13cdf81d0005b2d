use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(name = "not an ident")]
struct User {
    name: Option<String>,
}

fn main() {}
