use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(utoipa)]
struct User {
    #[patch(nullable)]
    nickname: Option<String>,
    name: String,
}

fn main() {
    let _ = UpdateUserRequest::builder().name("Ada").build();
}
