use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
pub struct Document {
    #[patch(required)]
    pub version: u64,
    pub title: String,
}

fn main() {
    let _ = UpdateDocumentRequest::builder()
        .title("Draft")
        .build();
}
