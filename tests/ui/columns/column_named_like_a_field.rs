use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(columns)]
struct User {
    #[patch(nullable, column = "name")]
    nickname: Option<String>,
    name: String,
}

fn main() {}
