use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(request_only {
    #[garde(length(min = 8))]
    password: String,
})]
struct User {
    name: Option<String>,
}

fn main() {}
