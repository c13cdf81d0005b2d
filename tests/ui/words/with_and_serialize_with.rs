use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(with = name_format, serialize_with = shout)]
    name: Option<String>,
}

fn main() {}
