use patch_runtime::PatchRequest;

fn shout<S: serde::Serializer>(_: &Option<String>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str("!")
}

#[derive(PatchRequest)]
struct User {
    #[patch(serialize_with = shout)]
    name: Option<String>,
}

fn main() {}
