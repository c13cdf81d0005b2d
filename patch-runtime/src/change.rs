//! What happens between a slot of a request and the field of the resource that it is about: applying, what of two
//! requests remains, and the difference between two resources.
//!
//! There are three kinds of fields: one that is a value, one that is an `Option` of it, and one that `null` resets to a
//! value of its own. A field that is merged into (`nested`, `merge`) has functions of its own; their slots hold a
//! [`Delta`] where others hold a value.

use crate::inexpressible::{Losses, Reason};
use crate::merge::{Delta, Difference, Start};
use crate::patch::Patch;
use crate::slot::{NullableSlot, OptionOf};

/// Updates a field of the resource that always has a value.
#[inline]
pub fn apply_value<T>(slot: Option<T>, target: &mut T) {
    if let Some(value) = slot {
        *target = value;
    }
}

/// Updates an optional field of the resource that requests can set but not clear.
#[inline]
pub fn apply_some<T, O: OptionOf<T>>(slot: Option<T>, target: &mut O) {
    if slot.is_some() {
        *target.option_mut() = slot;
    }
}

/// Updates an optional field of the resource.
#[inline]
pub fn apply_patch<T, O: OptionOf<T>>(slot: Patch<T>, target: &mut O) {
    slot.apply_to(target.option_mut());
}

/// The same for any slot with three states.
#[inline]
pub fn apply_nullable<S: NullableSlot, O: OptionOf<S::Value>>(slot: S, target: &mut O) {
    slot.into_patch().apply_to(target.option_mut());
}

/// Updates a field of the resource that `null` resets to its type's default.
#[inline]
pub fn apply_or_default<S: NullableSlot<Value: Default>>(slot: S, target: &mut S::Value) {
    apply_or(slot, target, Default::default);
}

/// Updates a field of the resource that `null` resets to a value of its own.
#[inline]
pub fn apply_or<S: NullableSlot>(slot: S, target: &mut S::Value, reset: impl FnOnce() -> S::Value) {
    match slot.into_patch() {
        Patch::Keep => {}
        Patch::Clear => *target = reset(),
        Patch::Set(value) => *target = value,
    }
}

/// Merges an object into a field of the resource that always has a value.
#[inline]
pub fn apply_delta<D: Delta>(slot: Option<D>, target: &mut D::Target) {
    if let Some(delta) = slot {
        delta.apply(target);
    }
}

/// Merges an object into an optional field of the resource that requests cannot clear.
///
/// The type comes first, here and below, for generated code to name it: that is where an error about it points.
#[inline]
pub fn apply_delta_some<T, D, O>(slot: Option<D>, target: &mut O)
where
    T: Start,
    D: Delta<Target = T>,
    O: OptionOf<T>,
{
    if let Some(delta) = slot {
        delta.apply(target.option_mut().get_or_insert_with(Start::start));
    }
}

/// Merges an object into an optional field of the resource.
#[inline]
pub fn apply_delta_nullable<T, D, S, O>(slot: S, target: &mut O)
where
    T: Start,
    D: Delta<Target = T>,
    S: NullableSlot<Value = D>,
    O: OptionOf<T>,
{
    let target = target.option_mut();
    match slot.into_patch() {
        Patch::Keep => {}
        Patch::Clear => *target = None,
        Patch::Set(delta) => delta.apply(target.get_or_insert_with(Start::start)),
    }
}

/// Merges an object into a field of the resource that `null` resets.
#[inline]
pub fn apply_delta_or<D: Delta, S: NullableSlot<Value = D>>(
    slot: S,
    target: &mut D::Target,
    reset: impl FnOnce() -> D::Target,
) {
    match slot.into_patch() {
        Patch::Keep => {}
        Patch::Clear => *target = reset(),
        Patch::Set(delta) => delta.apply(target),
    }
}

/// What remains of two requests, one after the other: the later one wins where it says anything.
#[inline]
pub fn merge_value<T>(earlier: Option<T>, later: Option<T>) -> Option<T> {
    later.or(earlier)
}

/// The same for a `Patch`.
#[inline]
pub fn merge_patch<T>(earlier: Patch<T>, later: Patch<T>) -> Patch<T> {
    earlier.merged_with(later)
}

/// The same for any slot with three states.
#[inline]
pub fn merge_nullable<S: NullableSlot>(earlier: S, later: S) -> S {
    if later.view().is_keep() { earlier } else { later }
}

/// The same where both may merge into the field.
pub fn merge_delta_value<D: Delta>(earlier: Option<D>, later: Option<D>, losses: &mut Losses<'_>) -> Option<D> {
    match (earlier, later) {
        (Some(earlier), Some(later)) => Some(earlier.merged_with(later, losses)),
        (earlier, later) => later.or(earlier),
    }
}

/// The same where `null` clears the field.
pub fn merge_delta_nullable<D: Delta, S>(earlier: S, later: S, losses: &mut Losses<'_>) -> S
where
    S: NullableSlot<Value = D>,
{
    S::new(match (earlier.into_patch(), later.into_patch()) {
        (Patch::Set(earlier), Patch::Set(later)) => Patch::Set(earlier.merged_with(later, losses)),
        (Patch::Clear, Patch::Set(later)) => {
            if !later.replaces() {
                losses.add(Reason::MergedAfter);
            }
            Patch::Set(later)
        }
        (earlier, later) => earlier.merged_with(later),
    })
}

/// The change between two values.
#[inline]
pub fn diff_value<T: Clone + PartialEq>(from: &T, to: &T) -> Option<T> {
    (from != to).then(|| to.clone())
}

/// The change between two values, where requests have a third state that no change needs: they reset by setting.
#[inline]
pub fn diff_or<S: NullableSlot<Value: Clone + PartialEq>>(from: &S::Value, to: &S::Value) -> S {
    S::new(Patch::set_or_keep(diff_value(from, to)))
}

/// The change between two optional values that requests can set but not clear.
pub fn diff_some<T, O>(from: &O, to: &O, losses: &mut Losses<'_>) -> Option<T>
where
    T: Clone + PartialEq,
    O: OptionOf<T>,
{
    let (from, to) = (from.option(), to.option());
    if from.is_some() && to.is_none() {
        losses.add(Reason::Cleared);
    }
    to.as_ref().filter(|to| from.as_ref() != Some(to)).cloned()
}

/// The change between two optional values.
pub fn diff_patch<T: Clone + PartialEq, O: OptionOf<T>>(from: &O, to: &O) -> Patch<T> {
    let (from, to) = (from.option(), to.option());
    if from == to { Patch::Keep } else { Patch::set_or_clear(to.clone()) }
}

/// The same for any slot with three states.
pub fn diff_nullable<S, O>(from: &O, to: &O) -> S
where
    S: NullableSlot<Value: Clone + PartialEq>,
    O: OptionOf<S::Value>,
{
    S::new(diff_patch(from, to))
}

/// The change between two values, as what is merged into the first.
pub fn diff_delta<D: Difference<T>, T>(from: &T, to: &T, losses: &mut Losses<'_>) -> Option<D> {
    D::difference(from, to, losses)
}

/// The same where `null` resets the field, which no change needs.
pub fn diff_delta_or<S, T>(from: &T, to: &T, losses: &mut Losses<'_>) -> S
where
    S: NullableSlot<Value: Difference<T>>,
{
    S::new(Patch::set_or_keep(Difference::difference(from, to, losses)))
}

/// The same between two optional values that requests cannot clear.
pub fn diff_delta_some<D, T, O>(from: &O, to: &O, losses: &mut Losses<'_>) -> Option<D>
where
    D: Difference<T>,
    T: Start,
    O: OptionOf<T>,
{
    match (from.option(), to.option()) {
        (Some(from), Some(to)) => D::difference(from, to, losses),
        (None, Some(to)) => Some(match D::difference(&Start::start(), to, losses) {
            Some(delta) => delta,
            None => D::nothing(losses),
        }),
        (Some(_), None) => {
            losses.add(Reason::Cleared);
            None
        }
        (None, None) => None,
    }
}

/// The same between two optional values.
pub fn diff_delta_nullable<S, T, O>(from: &O, to: &O, losses: &mut Losses<'_>) -> S
where
    S: NullableSlot<Value: Difference<T>>,
    T: Start,
    O: OptionOf<T>,
{
    S::new(match (from.option(), to.option()) {
        (Some(_), None) => Patch::Clear,
        _ => Patch::set_or_keep(diff_delta_some(from, to, losses)),
    })
}

/// Two values of a field that is in no request.
pub fn diff_skipped<T: PartialEq>(from: &T, to: &T, losses: &mut Losses<'_>) {
    if from != to {
        losses.add(Reason::ReadOnly);
    }
}
