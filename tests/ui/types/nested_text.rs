use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(nested, nullable)]
    home: Option<String>,
}

fn main() {}
