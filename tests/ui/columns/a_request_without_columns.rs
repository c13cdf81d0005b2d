use patch_runtime::{IntoColumns, PatchRequest};

#[derive(PatchRequest)]
struct User {
    name: String,
}

fn update(request: impl IntoColumns<Vec<(&'static str, String)>>) {
    request.into_columns(&mut Vec::new());
}

fn main() {
    update(UpdateUserRequest::new());
}
