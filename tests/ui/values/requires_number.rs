use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    password: Option<String>,
    #[patch(requires = 5)]
    skip_checks: Option<bool>,
}

fn main() {}
