#[automatically_derived]
impl __patch::PatchRequest for UpdateUserRequest {
    type Resource = User;
    const NAME: &'static __patch::str = "UpdateUserRequest";
    const ROWS: __patch::Rows = (
        &["name", "address", "labels"],
        b"\x00\x01\x00",
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
        match __patch_field {
            1 => {
                __patch::state_nullable(
                    match self {
                        Self { address: __patch_slot, .. } => __patch_slot,
                    },
                )
            }
            2 => {
                __patch::state_value(
                    match self {
                        Self { labels: __patch_slot, .. } => __patch_slot,
                    },
                )
            }
            _ => __patch::state::<__PatchRequest, Self>(self, __patch_field),
        }
    }
    fn apply_to(self, __patch_resource: &mut Self::Resource) {
        __patch::apply_value(self.name, &mut __patch_resource.name);
        __patch::apply_delta_nullable::<
            Address,
            _,
            _,
            _,
        >(
            match self {
                Self { address: __patch_slot, .. } => __patch_slot,
            },
            &mut __patch_resource.address,
        );
        __patch::apply_delta(
            match self {
                Self { labels: __patch_slot, .. } => __patch_slot,
            },
            &mut __patch_resource.labels,
        );
        let _ = __patch_resource;
    }
    fn merge_fields(
        &mut self,
        mut __patch_later: Self,
        __patch_losses: &mut __patch::Losses<'_>,
    ) {
        __patch::merge::<__PatchRequest, Self>(self, &mut __patch_later);
        __patch::merge_delta_nullable(
            match self {
                Self { address: __patch_slot, .. } => __patch_slot,
            },
            match __patch_later {
                Self { address: __patch_slot, .. } => __patch_slot,
            },
            &mut __patch_losses.at("address"),
        );
        __patch::merge_delta_value(
            match self {
                Self { labels: __patch_slot, .. } => __patch_slot,
            },
            match __patch_later {
                Self { labels: __patch_slot, .. } => __patch_slot,
            },
            &mut __patch_losses.at("labels"),
        );
        let _ = __patch_losses;
    }
    fn more(&self, __patch_report: &mut __patch::Report) {
        __patch::check_nullable(
            match self {
                Self { address: __patch_slot, .. } => __patch_slot,
            },
            "address",
            __patch_report,
        );
    }
}
