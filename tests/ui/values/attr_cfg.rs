use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(attr(cfg(unix)))]
    name: Option<String>,
}

fn main() {}
