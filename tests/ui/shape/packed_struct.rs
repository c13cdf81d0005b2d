use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[repr(packed)]
struct User {
    id: u32,
}

fn main() {}
