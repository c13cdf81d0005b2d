use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(schema = "Vec<String>")]
    name: String,
}

fn main() {}
