#[automatically_derived]
impl __patch::PatchRequest for UpdateUserRequest {
    type Resource = User;
    const NAME: &'static __patch::str = "UpdateUserRequest";
    const ROWS: __patch::Rows = (
        &["first_name", "createdAt", "password"],
        b"\x01\x00\x0d",
        &[],
        &[],
    );
    const RULES: &'static [__patch::Rule] = &[
        __patch::Rule::Requires {
            field: 0,
            when: __patch::None,
            target: __patch::Target::AnyOf(&[2]),
        },
    ];
    const READ_ONLY: &'static [&'static __patch::str] = &["id"];
    fn state(&self, __patch_field: __patch::usize) -> __patch::State {
        let _ = |__patch_fields: &Self| {
            let _ = &__patch_fields.password;
        };
        __patch::state::<__PatchRequest, Self>(self, __patch_field)
    }
    fn apply_to(self, __patch_resource: &mut Self::Resource) {
        __patch::apply_patch(self.first_name, &mut __patch_resource.first_name);
        __patch::apply_value(self.created_at, &mut __patch_resource.created_at);
        let _ = __patch_resource;
    }
    fn merge_fields(
        &mut self,
        mut __patch_later: Self,
        __patch_losses: &mut __patch::Losses<'_>,
    ) {
        __patch::merge::<__PatchRequest, Self>(self, &mut __patch_later);
        let _ = __patch_losses;
    }
}

#[automatically_derived]
impl __patch::Patchable for User {
    type Request = UpdateUserRequest;
}
