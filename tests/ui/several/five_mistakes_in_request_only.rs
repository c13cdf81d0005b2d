use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(request_only {
    #[patch(nulable)]
    a: String,
    #[patch(rename = 5)]
    b: Option<String>,
    #[patch(requires(a, z), secret, secret)]
    c: String,
})]
struct User {
    name: Option<String>,
}

fn main() {}
