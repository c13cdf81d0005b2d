use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(rename_all = "camel")]
struct User {
    #[patch(nulable)]
    first_name: Option<String>,
    #[patch(rename = 5)]
    last_name: Option<String>,
    #[patch(nullable)]
    username: String,
    #[patch(requires(pasword))]
    skip_checks: Option<bool>,
}

fn main() {}
