use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(with(name_format))]
    name: Option<String>,
}

fn main() {}
