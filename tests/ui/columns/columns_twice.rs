use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(columns)]
#[patch(nullable, columns)]
struct User {
    name: Option<String>,
}

fn main() {}
