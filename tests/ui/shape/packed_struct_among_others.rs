use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[repr(C, packed(2))]
struct User {
    id: u32,
}

fn main() {}
