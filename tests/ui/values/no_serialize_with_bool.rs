use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(no_serialize = false)]
struct User {
    name: Option<String>,
}

fn main() {}
