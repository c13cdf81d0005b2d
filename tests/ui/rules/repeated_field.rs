use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    password: Option<String>,
    #[patch(requires(password, password))]
    skip_checks: Option<bool>,
}

fn main() {}
