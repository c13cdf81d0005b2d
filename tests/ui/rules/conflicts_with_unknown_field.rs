use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(conflicts(nik))]
    name: Option<String>,
    nick: Option<String>,
}

fn main() {}
