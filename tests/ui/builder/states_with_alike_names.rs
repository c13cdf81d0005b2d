use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
pub struct Box {
    #[patch(required)]
    pub a1: u8,
    #[patch(required)]
    pub a_1: u8,
}

fn main() {
    let _ = UpdateBoxRequest::builder().a1(1).build();
}
