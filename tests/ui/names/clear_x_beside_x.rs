use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(nullable)]
    cache: Option<String>,
    clear_cache: bool,
}

fn main() {}
