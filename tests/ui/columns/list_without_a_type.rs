use patch_runtime::{IntoColumns, PatchRequest};

#[derive(PatchRequest)]
#[patch(columns)]
struct User {
    name: String,
    is_admin: bool,
}

fn main() {
    let mut columns: Vec<(&str, String)> = Vec::new();
    UpdateUserRequest::new().into_columns(&mut columns);
}
