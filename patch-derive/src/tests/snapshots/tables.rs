#[automatically_derived]
impl __patch::PatchRequest for UpdateUserRequest {
    type Resource = User;
    const NAME: &'static __patch::str = "UpdateUserRequest";
    const FIELDS: &'static [__patch::Field] = &[
        __patch::Field::nullable("first_name"),
        __patch::Field::value("createdAt"),
        __patch::Field::nullable("password").secret().request_only(),
    ];
    const RULES: &'static [__patch::Rule] = &[
        __patch::Rule::Requires {
            field: 0,
            when: __patch::None,
            target: __patch::Target::AnyOf(&[2]),
        },
    ];
    const READ_ONLY: &'static [&'static __patch::str] = &["id"];
    fn state(&self, __patch_field: __patch::usize) -> __patch::State {
        let _ = |__patch_request: &Self| {
            let _ = &__patch_request.password;
        };
        match __patch_field {
            0 => __patch::state_nullable(&self.first_name),
            1 => __patch::state_value(&self.created_at),
            2 => __patch::state_nullable(&self.password),
            _ => __patch::State::Kept,
        }
    }
    fn apply_to(self, __patch_resource: &mut Self::Resource) {
        __patch::apply_nullable(self.first_name, &mut __patch_resource.first_name);
        __patch::apply_value(self.created_at, &mut __patch_resource.created_at);
        let _ = __patch_resource;
    }
}

#[automatically_derived]
impl __patch::Patchable for User {
    type Request = UpdateUserRequest;
}
