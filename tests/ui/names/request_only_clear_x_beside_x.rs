use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(request_only {
    clear_cache: bool,
})]
struct User {
    #[patch(nullable)]
    cache: Option<String>,
}

fn main() {}
