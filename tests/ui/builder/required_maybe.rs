use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
pub struct Document {
    #[patch(required)]
    pub version: u64,
}

fn main() {
    let _ = UpdateDocumentRequest::builder().maybe_version(Some(1)).build();
}
