//! `Debug`, `Clone` and `PartialEq`: written out instead of derived, because a derive would ask every type parameter
//! for the trait, and because `Debug` shows only what is present and no secret.

use syn::Generics;

use super::{By, Context, Text, slots};
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
    let mut shown = Vec::new();
    for field in &resource.fields {
        if !field.secret {
            shown.push(&field.value);
        }
    }
    generics::with_bounds(&context.generics, &generics::field_bounds(resource, &shown, "Debug"))
}

// Expands to:
//
//     impl Debug for UpdateUserRequest {
//         fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
//             debug::<Key, Self>(f, self, &[shown_value(&self.address)])
//         }
//     }
fn emit_debug(text: &mut Text, context: &Context<'_>) {
    let mut apart = Text::default();
    for field in &context.resource.fields {
        if !slots::is_apart(field) {
            continue;
        }
        let slot = apart.place(By::Ref, "self", field);
        if field.secret {
            let state = super::by_nullability(field, "state");
            apart.line(None, format_args!("__patch::shown_secret(__patch::{state}({slot})),"));
        } else {
            let shown = super::by_nullability(field, "shown");
            apart.line(None, format_args!("__patch::{shown}({slot}),"));
        }
    }
    let (apart, key) = (text.block(apart), slots::KEY);
    text.derive(
        context,
        &debug_bounds(context),
        "__patch::Debug",
        format_args!(
            "fn fmt(&self, __patch_f: &mut __patch::Formatter<'_>) -> __patch::FmtResult {{
                __patch::debug::<{key}, Self>(__patch_f, self, &[{apart}])
            }}"
        ),
    );
}

fn emit_clone(text: &mut Text, context: &Context<'_>) {
    let mut apart = Text::default();
    for field in &context.resource.fields {
        if !slots::is_apart(field) {
            continue;
        }
        let (name, (private, span)) = (apart.member(field), apart.frame(field));
        let slot = apart.place(By::Ref, "self", field);
        apart.line(span, format_args!("{name}: {private}::Clone::clone({slot}),"));
    }
    let others = format!("__patch::clone::<{}, Self>(self)", slots::KEY);
    let clone = if apart.is_empty() {
        others
    } else {
        let (apart, fields) = (text.block(apart), &context.resource.fields);
        // Where nothing is left for them, a lint would say so.
        let others = if fields.iter().all(slots::is_apart) { String::new() } else { format!("..{others}") };
        format!("Self {{ {apart} {others} }}")
    };
    let generics = generics::with_bounds(&context.generics, &context.value_bounds("Clone"));
    text.derive(context, &generics, "__patch::Clone", format_args!("fn clone(&self) -> Self {{ {clone} }}"));
}

fn emit_eq(text: &mut Text, context: &Context<'_>) {
    let mut apart = Text::default();
    for field in &context.resource.fields {
        if !slots::is_apart(field) {
            continue;
        }
        let (slot, other) = (apart.place(By::Ref, "self", field), apart.place(By::Ref, "__patch_other", field));
        apart.line(None, format_args!("&& __patch::is_same({slot}, {other})"));
    }
    let (apart, key) = (text.block(apart), slots::KEY);
    let generics = generics::with_bounds(&context.generics, &context.value_bounds("PartialEq"));
    text.implement(
        context,
        &generics,
        "__patch::PartialEq",
        format_args!(
            "fn eq(&self, __patch_other: &Self) -> __patch::bool {{
                __patch::same::<{key}, Self>(self, __patch_other) {apart}
            }}"
        ),
    );
}
