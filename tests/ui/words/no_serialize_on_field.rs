use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(no_serialize)]
    name: Option<String>,
}

fn main() {}
