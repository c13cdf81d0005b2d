use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(request_only)]
    password: String,
}

fn main() {}
