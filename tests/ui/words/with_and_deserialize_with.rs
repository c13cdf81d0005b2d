use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(deserialize_with = whisper, with = name_format)]
    name: Option<String>,
}

fn main() {}
