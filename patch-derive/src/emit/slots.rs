//! The slots of the request as a list, once for everything that the runtime does with all of them.

use super::{By, Context, Text};
use crate::model::{Field, Home};
use crate::name::joined;

/// The key under which the request has its slots.
pub(super) const KEY: &str = "__PatchRequest";

/// How many parts a tuple of slots has at most.
const WIDTH: usize = 5;

// Expands to:
//
//     enum Key {}
//     impl HasSlots<Key> for UpdateUserRequest {
//         type Slots = (Patch<String>, Option<String>, Own<Secret<Option<Password>>>, Apart);
//         fn slots(&self) -> Refs<'_, Self::Slots> {
//             Refs((&self.first_name, &self.created_at, &self.password, ()))
//         }
//         fn slots_mut(&mut self) -> Muts<'_, Self::Slots> {
//             Muts((&mut self.first_name, &mut self.created_at, &mut self.password, ()))
//         }
//     }
pub(super) fn emit(text: &mut Text, context: &Context<'_>) {
    let fields = &context.resource.fields;
    let mut items = Text::default();
    let (mut types, mut slots, mut slots_mut) = (Vec::new(), Vec::new(), Vec::new());
    for field in fields {
        types.push(slot_type(&mut items, context, field));
        slots.push(reference(By::Ref, field));
        slots_mut.push(reference(By::Mut, field));
    }
    let (types, slots, slots_mut) = (nested(types), nested(slots), nested(slots_mut));
    items.line(None, format_args!("type Slots = {types};"));
    items.write(format_args!(
        "#[inline]
        fn slots(&self) -> __patch::Refs<'_, Self::Slots> {{ __patch::Refs({slots}) }}
        #[inline]
        fn slots_mut(&mut self) -> __patch::Muts<'_, Self::Slots> {{ __patch::Muts({slots_mut}) }}"
    ));
    let items = text.block(items);
    text.write(format_args!("enum {KEY} {{}}"));
    text.derive(context, &context.generics, &format!("__patch::HasSlots<{KEY}>"), format_args!("{items}"));
}

/// Whether the field has lines of its own: where its type may have no name, the compiler says so once if all of a line
/// is in one place, and once more wherever else that type is asked for.
pub(super) fn is_apart(field: &Field) -> bool {
    field.value.is_projected()
}

/// Whether lines read and write the field: an error about its type points at them.
pub(super) fn is_own(field: &Field) -> bool {
    is_apart(field) || field.secret || field.write.is_some() || !field.value.is_plain
}

/// Whether the change between two resources takes a line, or there is none: all that needs more than two values and a slot
/// for what makes one of the other.
fn is_lone(field: &Field) -> bool {
    !matches!((&field.home, field.nullable), (Home::Optional, true) | (Home::Plain(_), false))
}

/// Whether the change of the field is found with those of the others.
pub(super) fn is_compared(field: &Field) -> bool {
    !is_apart(field) && !is_lone(field)
}

// Expands to:
//
//     impl HasTargets<Key, User> for UpdateUserRequest {
//         fn targets<'a>(resource: &'a User) -> Targets<'a, <Self as HasSlots<Key>>::Slots> {
//             Targets((&resource.first_name, &(), &resource.password, ()))
//         }
//     }
pub(super) fn emit_targets(text: &mut Text, context: &Context<'_>) {
    let mut targets = Vec::new();
    for field in &context.resource.fields {
        targets.push(if is_apart(field) {
            "()".to_owned()
        } else if is_lone(field) {
            "&()".to_owned()
        } else {
            By::Ref.reference("__patch_resource", field)
        });
    }
    let (targets, resource) = (nested(targets), text.self_type(context));
    let of = format!("__patch::HasTargets<{KEY}, {resource}>");
    text.derive(
        context,
        &context.resource_generics,
        &of,
        format_args!(
            "#[inline]
            fn targets<'__p>(__patch_resource: &'__p {resource}) -> __patch::Targets<'__p, <Self as __patch::HasSlots<{KEY}>>::Slots> {{
                __patch::Targets({targets})
            }}"
        ),
    );
}

fn slot_type(items: &mut Text, context: &Context<'_>, field: &Field) -> String {
    if is_apart(field) {
        return "__patch::Apart".to_owned();
    }
    let kind = match (field.nullable, super::is_double(context, field)) {
        (false, _) => "Option",
        (true, false) => "Patch",
        (true, true) => "Double",
    };
    let mut slot = format!("__patch::{kind}<{}>", items.value(&field.value));
    if is_lone(field) {
        slot = format!("__patch::Lone<{slot}>");
    }
    if field.secret {
        slot = format!("__patch::Secret<{slot}>");
    }
    if is_own(field) {
        slot = format!("__patch::Own<{slot}>");
    }
    slot
}

fn reference(by: By, field: &Field) -> String {
    if is_apart(field) { "()".to_owned() } else { by.reference("self", field) }
}

/// Tuples of tuples, as few as there can be.
fn nested(mut parts: Vec<String>) -> String {
    while parts.len() > WIDTH {
        let mut tuples = Vec::new();
        for parts in parts.chunks(WIDTH) {
            tuples.push(tuple(parts));
        }
        parts = tuples;
    }
    tuple(&parts)
}

fn tuple(parts: &[String]) -> String {
    let comma = if parts.len() == 1 { "," } else { "" };
    format!("({}{comma})", joined(parts, ", "))
}
