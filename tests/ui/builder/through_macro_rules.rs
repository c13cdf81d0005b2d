use patch_runtime::PatchRequest;

macro_rules! resource {
    ($name:ident, $target:ident, $dependent:ident) => {
        #[derive(PatchRequest)]
        pub struct $name {
            pub $target: String,
            #[patch(requires($target))]
            pub $dependent: bool,
        }
    };
}

resource!(User, password, skip_checks);

fn main() {
    let _ = UpdateUserRequest::builder().skip_checks(true).build();
}
