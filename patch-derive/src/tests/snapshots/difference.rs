#[automatically_derived]
impl __patch::DiffRequest for UpdateUserRequest
where
    for<'__p> Address: __patch::NestedDifference,
    for<'__p> BTreeMap<String, Label>: __patch::MergeDifference,
    for<'__p> Address: __patch::Start,
{
    fn differences(
        &mut self,
        __patch_from: &Self::Resource,
        __patch_to: &Self::Resource,
        __patch_losses: &mut __patch::Losses<'_>,
    ) {
        __patch::diff_skipped(
            &__patch_from.id,
            &__patch_to.id,
            &mut __patch_losses.at("id"),
        );
        __patch::differ::<__PatchRequest, Self, _>(self, __patch_from, __patch_to);
        __patch::diff_delta_nullable(
            match self {
                Self { address: __patch_slot, .. } => __patch_slot,
            },
            &__patch_from.address,
            &__patch_to.address,
            &mut __patch_losses.at("address"),
        );
        __patch::diff_delta(
            match self {
                Self { labels: __patch_slot, .. } => __patch_slot,
            },
            &__patch_from.labels,
            &__patch_to.labels,
            &mut __patch_losses.at("labels"),
        );
    }
}
