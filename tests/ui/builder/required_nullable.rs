use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
pub struct Document {
    #[patch(required, nullable)]
    pub owner: Option<String>,
}

fn main() {
    let _ = UpdateDocumentRequest::builder().build();
}
