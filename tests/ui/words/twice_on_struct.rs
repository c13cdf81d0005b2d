use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(name = UpdateUser, vis = pub(self), name = PatchUser)]
struct User {
    name: Option<String>,
}

fn main() {}
