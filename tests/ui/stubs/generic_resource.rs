use patch_runtime::{PatchRequest, Patchable};

#[derive(PatchRequest)]
struct User<'a, T: Clone, const N: usize>
where
    T: 'a,
{
    #[patch(nulable)]
    name: Option<&'a [T; N]>,
}

fn resource<T: Patchable>() {}

fn main() {
    resource::<User<'static, u8, 3>>();
}
