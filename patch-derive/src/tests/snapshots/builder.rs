/// Builds an `UpdateUserRequest`: set and clear fields in any order, then call `.build()`.
#[must_use = "a builder does nothing until `.build()` is called"]
pub struct UpdateUserRequestBuilder {
    request: UpdateUserRequest,
}

impl UpdateUserRequestBuilder {
    /// Sets `first_name`. This requires `password`.
    ///
    /// The first name.
    #[inline]
    pub fn first_name(mut self, new_value: Name) -> Self {
        self.request.first_name = __patch::Patch::Set(new_value);
        self
    }
    /// Clears `first_name`: the request says `null`.
    #[inline]
    pub fn clear_first_name(mut self) -> Self {
        self.request.first_name = __patch::Patch::Clear;
        self
    }
    /// Sets `first_name` if there is a value; `None` changes nothing.
    #[inline]
    pub fn maybe_first_name(mut self, new_value: __patch::Option<Name>) -> Self {
        __patch::maybe_nullable(&mut self.request.first_name, new_value);
        self
    }
    /// Sets `created_at`.
    #[inline]
    pub fn created_at(mut self, new_value: impl __patch::Into<String>) -> Self {
        self.request.created_at = __patch::Some(__patch::Into::into(new_value));
        self
    }
    /// Sets `created_at` if there is a value; `None` changes nothing.
    #[inline]
    pub fn maybe_created_at(mut self, new_value: __patch::Option<String>) -> Self {
        __patch::maybe_value(&mut self.request.created_at, new_value);
        self
    }
    /// Sets `password`.
    #[inline]
    pub fn password(mut self, new_value: impl __patch::Into<String>) -> Self {
        self.request.password = __patch::Patch::Set(__patch::Into::into(new_value));
        self
    }
    /// Clears `password`: the request says `null`.
    #[inline]
    pub fn clear_password(mut self) -> Self {
        self.request.password = __patch::Patch::Clear;
        self
    }
    /// Sets `password` if there is a value; `None` changes nothing.
    #[inline]
    pub fn maybe_password(mut self, new_value: __patch::Option<String>) -> Self {
        __patch::maybe_nullable(&mut self.request.password, new_value);
        self
    }
    /// Ends the building and checks the rules.
    ///
    /// # Errors
    ///
    /// Every rule that the request breaks.
    #[inline]
    pub fn build(self) -> __patch::Result<UpdateUserRequest, __patch::Violations> {
        self.try_build()
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
