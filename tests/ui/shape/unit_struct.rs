use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User;

fn main() {}
