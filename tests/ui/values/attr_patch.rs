use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(attr(patch(nullable)))]
    name: Option<String>,
}

fn main() {}
