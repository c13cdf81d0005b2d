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
        __patch::debug::<
            Self,
        >(
            __patch_f,
            &[
                &self.first_name,
                &self.created_at,
                &__patch::Secret(__patch::state_of(&self.password)),
            ],
        )
    }
}

#[automatically_derived]
impl __patch::Clone for UpdateUserRequest
where
    for<'__p> Name: __patch::Clone,
{
    fn clone(&self) -> Self {
        Self {
            first_name: __patch::Clone::clone(&self.first_name),
            created_at: __patch::Clone::clone(&self.created_at),
            password: __patch::Clone::clone(&self.password),
        }
    }
}

impl __patch::PartialEq for UpdateUserRequest
where
    for<'__p> Name: __patch::PartialEq,
{
    fn eq(&self, __patch_other: &Self) -> __patch::bool {
        let _ = __patch_other;
        true && __patch::is_same(&self.first_name, &__patch_other.first_name)
            && self.created_at == __patch_other.created_at
            && self.password == __patch_other.password
    }
}
