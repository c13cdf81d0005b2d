use patch_runtime::PatchRequest;

#[derive(Default)]
struct Sorted<K, V>(Vec<(K, V)>);

#[derive(PatchRequest)]
struct User {
    #[patch(merge, nullable)]
    labels: Option<Sorted<String, u8>>,
}

fn main() {}
