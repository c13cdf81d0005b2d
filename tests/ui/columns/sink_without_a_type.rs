use patch_runtime::{Bind, IntoColumns, PatchRequest};

#[derive(PatchRequest)]
#[patch(columns)]
struct User {
    #[patch(nullable)]
    nickname: Option<String>,
    is_admin: bool,
}

struct Update;

impl Bind<String> for Update {
    fn bind(&mut self, _column: &'static str, _value: String) {}
}

fn main() {
    UpdateUserRequest::new().into_columns(&mut Update);
}
