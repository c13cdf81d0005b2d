use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(requires(levl = 1))]
    name: Option<String>,
    level: Option<u8>,
}

fn main() {}
