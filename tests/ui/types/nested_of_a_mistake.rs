use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct Address {
    #[patch(nulable)]
    street: Option<String>,
}

#[derive(PatchRequest)]
struct User {
    #[patch(nested)]
    home: Address,
}

fn main() {}
