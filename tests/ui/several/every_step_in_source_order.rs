use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(requires(pasword))]
    first_name: Option<String>,
    #[patch(nulable)]
    last_name: Option<String>,
    #[patch(rename = "nick")]
    username: String,
    #[patch(requires(last_name, age), rename = "nick")]
    label: Option<bool>,
    build: u64,
}

fn main() {}
