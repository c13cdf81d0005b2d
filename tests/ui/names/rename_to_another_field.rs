use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    name: String,
    #[patch(rename = "name")]
    nick: String,
}

fn main() {}
