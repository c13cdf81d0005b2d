use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
pub struct Account {
    pub r#type: String,
    #[patch(requires(r#type))]
    pub details: String,
}

fn main() {
    let _ = UpdateAccountRequest::builder().details("x").build();
}
