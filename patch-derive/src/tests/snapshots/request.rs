/// A partial update of `User`: what a request leaves out stays as it is.
///
/// Read it from a body, fill in its fields, or build it with `UpdateUserRequest::builder()`.
pub struct UpdateUserRequest {
    /// The first name.
    pub first_name: ::patch_runtime::__private::Patch<Name>,
    /// The new `created_at`.
    pub created_at: ::patch_runtime::__private::Option<String>,
    /// The new `password`.
    pub password: ::patch_runtime::__private::Patch<String>,
}

impl UpdateUserRequest {
    /// A request that changes nothing.
    #[inline]
    #[must_use]
    pub const fn new() -> Self {
        Self {
            first_name: __patch::Patch::Keep,
            created_at: __patch::None,
            password: __patch::Patch::Keep,
        }
    }
    /// Starts to build a request.
    #[inline]
    pub const fn builder() -> UpdateUserRequestBuilder {
        UpdateUserRequestBuilder {
            request: Self::new(),
            state: __patch::PhantomData,
        }
    }
}

#[automatically_derived]
impl __patch::Default for UpdateUserRequest {
    #[inline]
    fn default() -> Self {
        Self::new()
    }
}
