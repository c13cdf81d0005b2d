use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct Versioned<T> {
    #[patch(nested)]
    inner: T,
    version: u64,
}

fn main() {}
