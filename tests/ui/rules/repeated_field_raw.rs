use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    r#type: Option<String>,
    #[patch(requires(r#type), requires = "type")]
    skip_checks: Option<bool>,
}

fn main() {}
