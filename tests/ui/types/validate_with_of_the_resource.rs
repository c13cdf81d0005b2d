use patch_runtime::{PatchRequest, Report};

fn check_user(_user: &User, _report: &mut Report) {}

#[derive(PatchRequest)]
#[patch(validate_with = check_user)]
struct User {
    name: Option<String>,
}

fn main() {}
