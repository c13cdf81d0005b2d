#[automatically_derived]
impl __patch::PatchRequest for UpdateUserRequest {
    type Resource = User;
    const NAME: &'static __patch::str = "UpdateUserRequest";
    const FIELDS: &'static [__patch::Field] = &__patch::fields(
        [("name", 0), ("address", 1), ("labels", 0)],
        &[],
        &[
            (
                1,
                __patch::fields_of::<
                    <Address as ::patch_runtime::__private::Patchable>::Request,
                >,
            ),
        ],
    );
    const RULES: &'static [__patch::Rule] = &[];
    const READ_ONLY: &'static [&'static __patch::str] = &["id"];
    fn state(&self, __patch_field: __patch::usize) -> __patch::State {
        __patch::state_of(
            match __patch_field {
                0 => &self.name,
                1 => &self.address,
                2 => &self.labels,
                _ => return __patch::State::Kept,
            },
        )
    }
    fn apply_to(self, __patch_resource: &mut Self::Resource) {
        __patch::apply_value(self.name, &mut __patch_resource.name);
        __patch::apply_delta_nullable(self.address, &mut __patch_resource.address);
        __patch::apply_delta(self.labels, &mut __patch_resource.labels);
        let _ = __patch_resource;
    }
    fn merge_fields(
        &mut self,
        __patch_later: Self,
        __patch_losses: &mut __patch::Losses<'_>,
    ) {
        __patch::merge(&mut self.name, __patch_later.name);
        __patch::merge_delta_nullable(
            &mut self.address,
            __patch_later.address,
            &mut __patch_losses.at("address"),
        );
        __patch::merge_delta(
            &mut self.labels,
            __patch_later.labels,
            &mut __patch_losses.at("labels"),
        );
    }
    fn more(&self, __patch_report: &mut __patch::Report) {
        __patch::check_nullable(&self.address, "address", __patch_report);
    }
}

#[automatically_derived]
impl __patch::DiffRequest for UpdateUserRequest
where
    for<'__p> <Address as ::patch_runtime::__private::Patchable>::Request: __patch::Difference<
        Address,
    >,
    for<'__p> <BTreeMap<
        String,
        Label,
    > as ::patch_runtime::__private::Merge>::Patch: __patch::Difference<
        BTreeMap<String, Label>,
    >,
{
    fn differences(
        __patch_from: &Self::Resource,
        __patch_to: &Self::Resource,
        __patch_losses: &mut __patch::Losses<'_>,
    ) -> Self {
        __patch::diff_skipped(
            &__patch_from.id,
            &__patch_to.id,
            &mut __patch_losses.at("id"),
        );
        Self {
            name: __patch::diff_value(&__patch_from.name, &__patch_to.name),
            address: __patch::diff_delta_nullable(
                &__patch_from.address,
                &__patch_to.address,
                &mut __patch_losses.at("address"),
            ),
            labels: __patch::diff_delta(
                &__patch_from.labels,
                &__patch_to.labels,
                &mut __patch_losses.at("labels"),
            ),
        }
    }
}
