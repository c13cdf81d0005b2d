use patch_runtime::PatchRequest;

#[derive(Clone, PartialEq)]
pub struct Option<T>(T);

#[derive(PatchRequest)]
#[patch(no_serialize, no_deserialize)]
struct User {
    name: Option<String>,
}

fn main() {}
