use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(request_only {
    #[patch(nullable, default)]
    notify: bool,
})]
struct User {
    name: Option<String>,
}

fn main() {}
