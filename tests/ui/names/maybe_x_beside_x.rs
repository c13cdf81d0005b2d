use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    cache: Option<String>,
    maybe_cache: bool,
}

fn main() {}
