use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(nulable)]
    name: Option<String>,
}

fn main() {}
