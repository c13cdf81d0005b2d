use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(name = requests::UpdateUser)]
struct User {
    name: Option<String>,
}

fn main() {}
