use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(request_only {
    #[serde(rename = "secret")]
    password: String,
})]
struct User {
    name: Option<String>,
}

fn main() {}
