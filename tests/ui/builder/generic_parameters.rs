use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
pub struct Pair<A, B> {
    pub a: A,
    #[patch(conflicts(a))]
    pub b: B,
}

fn main() {
    let _ = UpdatePairRequest::<u8, u8>::builder().a(1).b(2).build();
}
