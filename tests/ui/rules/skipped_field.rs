use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(skip)]
    id: u64,
    #[patch(requires(id))]
    skip_checks: Option<bool>,
}

fn main() {}
