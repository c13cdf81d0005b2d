use patch_runtime::PatchRequest;

struct Color(u32);

#[derive(PatchRequest)]
struct Car {
    wheels: u8,
    color: Paint,
}

fn main() {}
