use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(garde, request_only {
    #[garde(required)]
    password: String,
})]
struct User {
    name: String,
}

fn main() {}
