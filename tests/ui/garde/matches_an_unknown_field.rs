use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(garde, request_only {
    password: String,
    #[garde(matches(pasword))]
    repeated: String,
})]
struct User {
    name: String,
}

fn main() {}
