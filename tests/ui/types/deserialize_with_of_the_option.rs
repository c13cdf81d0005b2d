use patch_runtime::PatchRequest;

fn whisper<'de, D: serde::Deserializer<'de>>(_: D) -> Result<Option<String>, D::Error> {
    Ok(None)
}

#[derive(PatchRequest)]
struct User {
    #[patch(deserialize_with = whisper)]
    name: Option<String>,
}

fn main() {}
