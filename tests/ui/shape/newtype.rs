use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User(String);

fn main() {}
