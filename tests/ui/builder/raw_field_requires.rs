use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
pub struct Account {
    #[patch(requires(details))]
    pub r#type: String,
    pub details: String,
}

fn main() {
    let _ = UpdateAccountRequest::builder().r#type("x").build();
}
