use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
pub struct Area {
    #[patch(requires(height))]
    pub width: u32,
    #[patch(requires(width))]
    pub height: u32,
}

fn main() {
    let _ = UpdateAreaRequest::builder().width(1).build();
}
