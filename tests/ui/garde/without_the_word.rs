use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(request_only {
    #[garde(length(min = 12))]
    password: String,
})]
struct User {
    name: String,
}

fn main() {}
