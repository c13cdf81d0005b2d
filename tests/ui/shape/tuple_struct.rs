use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User(#[patch(skip)] u64, Option<String>);

fn main() {}
