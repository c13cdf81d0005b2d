use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(requires(password))]
    skip_checks: Option<bool>,
}

fn main() {}
