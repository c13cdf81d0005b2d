use patch_runtime::{PatchRequest, Report};

#[derive(PatchRequest)]
#[patch(validate_with = Self::check)]
struct User<T> {
    #[patch(skip)]
    id: T,
    name: String,
}

impl<T> User<T> {
    fn check(_request: &UpdateUserRequest, _report: &mut Report) {}
}

fn main() {}
