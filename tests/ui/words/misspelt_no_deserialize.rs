use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(no_deserialise)]
struct User {
    name: Option<String>,
}

fn main() {}
