use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(name = EditUser, rename_all = "camel")]
struct User {
    name: Option<String>,
}

fn main() {
    let request: Result<EditUser, serde_json::Error> = serde_json::from_str("{}");
    request.unwrap().apply_to(&mut User { name: None });
}
