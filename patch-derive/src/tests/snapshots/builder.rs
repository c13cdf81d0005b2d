/// Builds an `UpdateUserRequest`: set and clear fields in any order, then call `.build()`.
#[must_use = "a builder does nothing until `.build()` is called"]
pub struct UpdateUserRequestBuilder<Password = update_user_request::PasswordNotNeeded> {
    request: UpdateUserRequest,
    state: ::patch_runtime::__private::PhantomData<fn() -> (Password,)>,
}
