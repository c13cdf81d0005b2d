use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(setter(into))]
    name: Option<String>,
}

fn main() {}
