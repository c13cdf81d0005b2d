use patch_runtime::PatchRequest;

#[derive(garde::Validate, PatchRequest)]
#[patch(garde)]
struct User {
    #[garde(range(min = 1, min = 2))]
    age: u8,
}

fn main() {}
