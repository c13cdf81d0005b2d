use patch_runtime::{IntoColumns, PatchRequest};

#[derive(PatchRequest)]
struct User {
    name: String,
}

fn main() {
    let mut columns: Vec<(&str, String)> = Vec::new();
    UpdateUserRequest::new().into_columns(&mut columns);
}
