mod users {
    use patch_runtime::PatchRequest;

    #[derive(PatchRequest)]
    pub struct User {
        pub password: String,
        #[patch(requires(password))]
        pub skip_checks: bool,
    }
}

fn main() {
    let _ = users::UpdateUserRequest::builder().skip_checks(true).build();
}
