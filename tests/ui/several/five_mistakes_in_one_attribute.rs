use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(nulable, rename = 5, secret(1), requires(), require)]
    name: Option<String>,
}

fn main() {}
