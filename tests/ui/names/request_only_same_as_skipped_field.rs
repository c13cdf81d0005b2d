use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(request_only {
    password: String,
})]
struct User {
    #[patch(skip)]
    password: String,
}

fn main() {}
