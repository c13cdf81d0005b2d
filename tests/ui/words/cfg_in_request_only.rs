use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(request_only {
    #[cfg(unix)]
    password: String,
})]
struct User {
    name: Option<String>,
}

fn main() {}
