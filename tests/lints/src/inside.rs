//! Structs that nobody outside sees.

use patch_runtime::{Patch, PatchRequest, Report};

#[derive(Debug, Default, PatchRequest)]
#[patch(all_or_none(name, size), validate_with = accept, request_only {
    #[patch(nullable, requires(name))]
    note: String,
})]
struct Private {
    #[patch(nullable)]
    name: Option<String>,
    size: u8,
}

const fn accept(_: &UpdatePrivateRequest, _: &mut Report) {}

mod deeper {
    use patch_runtime::PatchRequest;

    #[derive(Debug, Default, PatchRequest)]
    #[patch(at_most_one(left, right))]
    pub(super) struct Above {
        pub(super) left: u8,
        #[patch(nullable)]
        pub(super) right: Option<u8>,
    }

    #[derive(Debug, Default, PatchRequest)]
    #[patch(vis = pub(super), non_exhaustive)]
    pub(in crate::inside) struct Around {
        #[patch(vis = pub(super), nullable, default = 7)]
        pub(in crate::inside) size: u8,
    }
}

/// What a macro of the crate's own writes is held against it, so that it must not be made of what is generated.
macro_rules! in_a_macro {
    ($module:ident, $name:ident, $ty:ty) => {
        mod $module {
            use patch_runtime::PatchRequest;

            #[derive(Debug, Default, PatchRequest)]
            #[patch(nullable)]
            pub(super) struct $name {
                pub(super) value: $ty,
            }
        }
    };
}

in_a_macro!(made, Made, Option<u8>);

/// Changes one of each, in as many ways as a request has.
#[must_use]
pub fn changed() -> u8 {
    #[derive(Debug, PatchRequest)]
    struct Local {
        #[patch(nullable, default)]
        value: u8,
        #[patch(conflicts(value))]
        other: u8,
    }

    let mut private = Private::default();
    let mut above = deeper::Above::default();
    let mut around = deeper::Around::default();
    let mut local = Local { value: 1, other: 1 };
    if let Ok(mut request) = UpdatePrivateRequest::builder().name("n").size(1).note("n").maybe_note(None).build() {
        let _ = request.note.take();
        request.apply_to(&mut private);
    }
    deeper::UpdateAboveRequest::builder().left(2).clear_right().build().apply_to(&mut above);
    deeper::UpdateAroundRequest { size: Patch::Clear }.apply_to(&mut around);
    UpdateLocalRequest::builder().other(3).clear_value().build().apply_to(&mut local);
    // Nothing but this: that a request has a builder is not the user's doing.
    let mut made = made::Made::default();
    made::UpdateMadeRequest { value: Patch::Set(1) }.apply_to(&mut made);
    let names = private.name.map_or(0, |name| u8::from(!name.is_empty()));
    names + private.size + above.left + above.right.unwrap_or_default() + around.size + local.value + local.other
}
