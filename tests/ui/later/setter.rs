use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(setter = set_name)]
    name: Option<String>,
}

fn main() {}
