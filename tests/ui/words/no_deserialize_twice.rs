use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(no_deserialize)]
#[patch(no_deserialize)]
struct User {
    name: Option<String>,
}

fn main() {}
