use patch_runtime::PatchRequest;

fn is_adult(age: &Option<u8>, _: &()) -> garde::Result {
    age.map(|_| ()).ok_or(garde::Error::new("unknown"))
}

#[derive(PatchRequest)]
#[patch(garde)]
struct User {
    #[garde(custom(is_adult))]
    age: Option<u8>,
}

fn main() {}
