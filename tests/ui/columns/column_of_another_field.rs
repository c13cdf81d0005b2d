use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(columns)]
struct User {
    #[patch(column = "r#type")]
    kind: String,
    r#name: String,
    #[patch(column = "name")]
    nickname: String,
}

fn main() {}
