use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(garde)]
struct User {
    #[garde(email)]
    age: u8,
}

fn main() {}
