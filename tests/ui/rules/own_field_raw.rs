use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(requires = "type")]
    r#type: Option<String>,
}

fn main() {}
