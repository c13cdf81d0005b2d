use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(setter = build)]
    name: Option<String>,
}

fn main() {}
