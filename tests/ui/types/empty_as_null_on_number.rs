use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(nullable, empty_as_null)]
    age: Option<u8>,
}

fn main() {}
