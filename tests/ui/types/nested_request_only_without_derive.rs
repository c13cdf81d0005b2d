use patch_runtime::PatchRequest;

mod proof {
    pub struct Password {
        pub old: String,
    }
}

#[derive(PatchRequest)]
#[patch(request_only {
    #[patch(nested, nullable)]
    password: proof::Password,
})]
struct User {
    name: String,
}

fn main() {}
