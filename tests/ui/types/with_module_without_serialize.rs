use patch_runtime::PatchRequest;

mod name_format {
    pub fn deserialize<'de, D: serde::Deserializer<'de>>(_: D) -> Result<String, D::Error> {
        Ok(String::new())
    }
}

#[derive(PatchRequest)]
struct User {
    #[patch(with = name_format)]
    name: Option<String>,
}

fn main() {}
