use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(exactly_one(name))]
struct User {
    name: Option<String>,
}

fn main() {}
