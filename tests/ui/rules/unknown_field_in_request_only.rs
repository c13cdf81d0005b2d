use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(request_only {
    #[patch(requires(pasword))]
    skip_checks: bool,
    password: String,
})]
struct User {
    name: Option<String>,
}

fn main() {}
