use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(setter = type)]
    kind: Option<String>,
}

fn main() {}
