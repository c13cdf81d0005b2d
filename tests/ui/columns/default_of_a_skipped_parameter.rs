use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(columns)]
struct Row<T: Default + Into<u8>> {
    #[patch(skip)]
    kind: T,
    #[patch(nullable, default = Self::best())]
    count: u8,
}

impl<T: Default + Into<u8>> Row<T> {
    fn best() -> u8 {
        T::default().into()
    }
}

fn main() {}
