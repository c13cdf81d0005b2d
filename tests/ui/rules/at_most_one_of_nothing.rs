use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(at_most_one())]
struct User {
    name: Option<String>,
}

fn main() {}
