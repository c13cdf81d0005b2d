//! `Debug`, `Clone` and `PartialEq`: written out instead of derived, because a derive would ask every type parameter
//! for the trait, and because `Debug` shows only what is present and no secret.

use syn::Generics;

use super::{By, Context, Text};
use crate::generics;

pub(super) fn emit(text: &mut Text, context: &Context<'_>) {
    emit_debug(text, context);
    if context.resource.request.derives.is_none() {
        emit_clone(text, context);
        emit_eq(text, context);
    }
}

/// The generics of `Debug` for the request. A secret is never shown, so its type need not be printable.
pub(super) fn debug_bounds(context: &Context<'_>) -> Generics {
    let resource = context.resource;
    let shown = resource.fields.iter().filter(|field| !field.secret).map(|field| &field.value);
    generics::with_bounds(&context.generics, generics::field_bounds(resource, shown, "Debug"))
}

// Expands to:
//
//     impl Debug for UpdateUserRequest {
//         fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
//             debug::<Self>(f, &[&self.first_name, &Secret(state_of(&self.password))])
//         }
//     }
fn emit_debug(text: &mut Text, context: &Context<'_>) {
    let mut slots = Text::default();
    for field in &context.resource.fields {
        let slot = slots.slot(context, field);
        if field.secret {
            slots.line(None, format_args!("&__patch::Secret(__patch::state_of({slot})),"));
        } else {
            slots.line(None, format_args!("{slot},"));
        }
    }
    let slots = text.block(slots);
    text.derive(
        context,
        &debug_bounds(context),
        "__patch::Debug",
        format_args!(
            "fn fmt(&self, __patch_f: &mut __patch::Formatter<'_>) -> __patch::FmtResult {{
                __patch::debug::<Self>(__patch_f, &[{slots}])
            }}"
        ),
    );
}

fn emit_clone(text: &mut Text, context: &Context<'_>) {
    let mut fields = Text::default();
    for field in &context.resource.fields {
        let (name, (private, span)) = (fields.member(field), fields.frame(field));
        let slot = fields.place(By::Ref, "self", field);
        fields.line(span, format_args!("{name}: {private}::Clone::clone({slot}),"));
    }
    let fields = text.block(fields);
    let generics = generics::with_bounds(&context.generics, context.value_bounds("Clone"));
    text.derive(
        context,
        &generics,
        "__patch::Clone",
        format_args!("fn clone(&self) -> Self {{ Self {{ {fields} }} }}"),
    );
}

fn emit_eq(text: &mut Text, context: &Context<'_>) {
    let mut fields = Text::default();
    for field in &context.resource.fields {
        if field.value.is_plain {
            let name = &field.ident;
            fields.line(None, format_args!("&& self.{name} == __patch_other.{name}"));
            continue;
        }
        // A function of the runtime: here, a lint would look for function pointers among what is compared.
        let [slot, other] = ["self", "__patch_other"].map(|request| fields.place(By::Ref, request, field));
        fields.line(None, format_args!("&& __patch::is_same({slot}, {other})"));
    }
    let fields = text.block(fields);
    let generics = generics::with_bounds(&context.generics, context.value_bounds("PartialEq"));
    text.implement(
        context,
        &generics,
        "__patch::PartialEq",
        format_args!(
            "fn eq(&self, __patch_other: &Self) -> __patch::bool {{
                let _ = __patch_other;
                true {fields}
            }}"
        ),
    );
}
