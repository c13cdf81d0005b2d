/// Builds an `UpdateUserRequest`: set and clear fields in any order, then call `.build()`.
#[must_use = "a builder does nothing until `.build()` is called"]
pub struct UpdateUserRequestBuilder<Password = update_user_request::PasswordNotNeeded> {
    request: UpdateUserRequest,
    state: ::patch_runtime::__private::PhantomData<fn() -> Password>,
}

impl<Password> UpdateUserRequestBuilder<Password> {
    /// Clears `password`: the request says `null`.
    #[inline]
    pub fn clear_password(mut self) -> Self
    where
        Password: update_user_request::PasswordStaysSet,
    {
        self.request.password = ::patch_runtime::__private::Patch::Clear;
        self
    }
    /// Ends the building. It compiles only where no rule is broken.
    #[inline]
    #[must_use]
    pub fn build(self) -> UpdateUserRequest
    where
        Password: update_user_request::SkipChecksRequiresPassword,
    {
        self.request
    }
}

impl<Password> UpdateUserRequestBuilder<Password> {
    /// Sets `password`.
    ///
    /// Rules:
    /// - `skip_checks` requires `password`
    ///
    /// This call changes the type of the builder, which keeps the rules; where it depends on a condition, call `.maybe_password(..)`.
    #[inline]
    pub fn password(
        mut self,
        new_value: impl __patch::Into<String>,
    ) -> UpdateUserRequestBuilder<update_user_request::PasswordSet> {
        let __patch_old = __patch::set_patch(&mut self.request.password, new_value);
        UpdateUserRequestBuilder {
            request: self.request,
            state: __patch::PhantomData,
        }
    }
    /// Sets `password` if there is a value; `None` changes nothing.
    #[inline]
    pub fn maybe_password(mut self, new_value: __patch::Option<String>) -> Self {
        __patch::maybe_patch(&mut self.request.password, new_value);
        self
    }
    /// Sets `skip_checks`.
    ///
    /// Rules:
    /// - `skip_checks` requires `password`
    ///
    /// This call changes the type of the builder, which keeps the rules; where it depends on a condition, call `.maybe_skip_checks(..)`.
    #[inline]
    pub fn skip_checks(
        mut self,
        new_value: bool,
    ) -> UpdateUserRequestBuilder<
        <Password as update_user_request::PasswordState>::After0,
    >
    where
        Password: update_user_request::PasswordState,
    {
        self.request.skip_checks = __patch::Some(new_value);
        UpdateUserRequestBuilder {
            request: self.request,
            state: __patch::PhantomData,
        }
    }
    /// Sets `skip_checks` if there is a value; `None` changes nothing.
    #[inline]
    pub fn maybe_skip_checks(
        mut self,
        new_value: __patch::Option<bool>,
    ) -> UpdateUserRequestBuilder<
        <Password as update_user_request::PasswordState>::After0,
    >
    where
        Password: update_user_request::PasswordState,
    {
        __patch::maybe_value(&mut self.request.skip_checks, new_value);
        UpdateUserRequestBuilder {
            request: self.request,
            state: __patch::PhantomData,
        }
    }
    /// Ends the building and checks the rules when the program runs.
    ///
    /// # Errors
    ///
    /// Every rule that the request breaks.
    #[inline]
    pub fn try_build(self) -> __patch::Result<UpdateUserRequest, __patch::Violations> {
        __patch::validated(self.request)
    }
}
