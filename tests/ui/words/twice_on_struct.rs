use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(name = UpdateUser, vis = pub, name = PatchUser)]
struct User {
    name: Option<String>,
}

fn main() {}
