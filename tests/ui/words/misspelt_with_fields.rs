use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(requestonly {
    password: String,
})]
struct User {
    name: Option<String>,
}

fn main() {}
