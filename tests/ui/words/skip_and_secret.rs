use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(skip, secret)]
    password: String,
}

fn main() {}
