use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(garde)]
struct Tagged<T> {
    #[patch(skip)]
    tag: T,
    #[garde(length(max = Self::LONGEST))]
    name: String,
}

impl<T> Tagged<T> {
    const LONGEST: usize = 40;
}

fn main() {}
