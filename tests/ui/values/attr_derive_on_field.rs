use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(attr(derive(Clone)))]
    name: Option<String>,
}

fn main() {}
