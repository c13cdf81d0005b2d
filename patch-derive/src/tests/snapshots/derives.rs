#[automatically_derived]
impl __patch::Debug for update_user_request::PasswordNotNeeded {
    fn fmt(&self, _: &mut __patch::Formatter<'_>) -> __patch::FmtResult {
        match *self {}
    }
}

#[automatically_derived]
impl __patch::Debug for update_user_request::PasswordMissingForFirstName {
    fn fmt(&self, _: &mut __patch::Formatter<'_>) -> __patch::FmtResult {
        match *self {}
    }
}

#[automatically_derived]
impl __patch::Debug for update_user_request::PasswordSet {
    fn fmt(&self, _: &mut __patch::Formatter<'_>) -> __patch::FmtResult {
        match *self {}
    }
}

#[automatically_derived]
impl<Password> __patch::Debug for UpdateUserRequestBuilder<Password>
where
    for<'__p> Name: __patch::Debug,
{
    fn fmt(&self, __patch_f: &mut __patch::Formatter<'_>) -> __patch::FmtResult {
        __patch::debug_builder(__patch_f, "UpdateUserRequestBuilder", &self.request)
    }
}

#[automatically_derived]
impl __patch::Debug for UpdateUserRequest
where
    for<'__p> Name: __patch::Debug,
{
    fn fmt(&self, __patch_f: &mut __patch::Formatter<'_>) -> __patch::FmtResult {
        __patch::debug::<__PatchRequest, Self>(__patch_f, self, &[])
    }
}

#[automatically_derived]
impl __patch::Clone for UpdateUserRequest
where
    for<'__p> Name: __patch::Clone,
{
    fn clone(&self) -> Self {
        __patch::clone::<__PatchRequest, Self>(self)
    }
}

impl __patch::PartialEq for UpdateUserRequest
where
    for<'__p> Name: __patch::PartialEq,
{
    fn eq(&self, __patch_other: &Self) -> __patch::bool {
        __patch::same::<__PatchRequest, Self>(self, __patch_other)
    }
}
