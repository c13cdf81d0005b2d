use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(columns)]
struct User {
    #[patch(column = "")]
    name: String,
}

fn main() {}
