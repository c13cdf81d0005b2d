//! What happens between a slot of a request and the field of the resource that it is about: applying, what of two
//! requests remains, and the difference between two resources.
//!
//! There are three kinds of fields: one that is a value, one that is an `Option` of it, and one that `null` resets to a
//! value of its own. A field that is merged into (`nested`, `merge`) has functions of its own; their slots hold a
//! [`Delta`] where others hold a value.

use core::mem;

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

/// Changes the slot of a request into what remains with a later one: that wins where it says anything.
#[inline]
pub fn merge_value<T>(slot: &mut Option<T>, later: Option<T>) {
    if later.is_some() {
        *slot = later;
    }
}

/// The same for a slot with three states.
#[inline]
pub fn merge_nullable<S: NullableSlot>(slot: &mut S, later: S) {
    if later.view().is_present() {
        *slot = later;
    }
}

/// The same where both may merge into the field.
pub fn merge_delta_value<D: Delta>(slot: &mut Option<D>, later: Option<D>, losses: &mut Losses<'_>) {
    match (slot, later) {
        (Some(slot), Some(later)) => slot.merge(later, losses),
        (slot, later) => merge_value(slot, later),
    }
}

/// The same where `null` clears the field.
pub fn merge_delta_nullable<D: Delta, S>(slot: &mut S, later: S, losses: &mut Losses<'_>)
where
    S: NullableSlot<Value = D>,
{
    let earlier = mem::replace(slot, S::new(Patch::Keep)).into_patch();
    *slot = S::new(match (earlier, later.into_patch()) {
        (Patch::Set(mut earlier), Patch::Set(later)) => {
            earlier.merge(later, losses);
            Patch::Set(earlier)
        }
        (Patch::Clear, Patch::Set(later)) => {
            if !later.replaces() {
                losses.add(Reason::MergedAfter);
            }
            Patch::Set(later)
        }
        (earlier, later) => earlier.merged_with(later),
    });
}

/// Fills an empty slot with the change between two values, if there is one.
#[inline]
pub fn diff_value<T: Clone + PartialEq>(slot: &mut Option<T>, from: &T, to: &T) {
    if from != to {
        set_cloned(slot, to);
    }
}

/// Out of line, as what follows: one copy for each type and not for each field of it, and in most fields nothing differs.
#[inline(never)]
fn set_cloned<T: Clone>(slot: &mut Option<T>, to: &T) {
    *slot = Some(to.clone());
}

/// The change between two values, where requests have a third state that no change needs: they reset by setting.
#[inline]
pub fn diff_or<S: NullableSlot<Value: Clone + PartialEq>>(slot: &mut S, from: &S::Value, to: &S::Value) {
    if from != to {
        *slot = S::new(Patch::Set(to.clone()));
    }
}

/// The change between two optional values that requests can set but not clear.
#[inline]
pub fn diff_some<T, O>(slot: &mut Option<T>, from: &O, to: &O, losses: &mut Losses<'_>)
where
    T: Clone + PartialEq,
    O: OptionOf<T>,
{
    let (from, to) = (from.option(), to.option());
    if from != to {
        match to {
            Some(to) => set_cloned(slot, to),
            None => losses.add(Reason::Cleared),
        }
    }
}

/// The change between two optional values.
#[inline]
pub fn diff_nullable<S, O>(slot: &mut S, from: &O, to: &O)
where
    S: NullableSlot<Value: Clone + PartialEq>,
    O: OptionOf<S::Value>,
{
    let (from, to) = (from.option(), to.option());
    if from != to {
        set_or_clear_cloned(slot, to.as_ref());
    }
}

#[inline(never)]
fn set_or_clear_cloned<S: NullableSlot<Value: Clone>>(slot: &mut S, to: Option<&S::Value>) {
    *slot = S::new(Patch::set_or_clear(to.cloned()));
}

/// The change between two values, as what is merged into the first.
pub fn diff_delta<D: Difference<T>, T>(slot: &mut Option<D>, from: &T, to: &T, losses: &mut Losses<'_>) {
    *slot = D::difference(from, to, losses);
}

/// The same where `null` resets the field, which no change needs.
pub fn diff_delta_or<S, T>(slot: &mut S, from: &T, to: &T, losses: &mut Losses<'_>)
where
    S: NullableSlot<Value: Difference<T>>,
{
    *slot = S::new(Patch::set_or_keep(Difference::difference(from, to, losses)));
}

/// The same between two optional values that requests cannot clear.
pub fn diff_delta_some<D, T, O>(slot: &mut Option<D>, from: &O, to: &O, losses: &mut Losses<'_>)
where
    D: Difference<T>,
    T: Start,
    O: OptionOf<T>,
{
    let (from, to) = (from.option(), to.option());
    if from.is_some() && to.is_none() {
        losses.add(Reason::Cleared);
    }
    *slot = difference_to(from.as_ref(), to.as_ref(), losses);
}

/// The same between two optional values.
pub fn diff_delta_nullable<S, T, O>(slot: &mut S, from: &O, to: &O, losses: &mut Losses<'_>)
where
    S: NullableSlot<Value: Difference<T>>,
    T: Start,
    O: OptionOf<T>,
{
    *slot = S::new(match (from.option(), to.option()) {
        (Some(_), None) => Patch::Clear,
        (from, to) => Patch::set_or_keep(difference_to(from.as_ref(), to.as_ref(), losses)),
    });
}

/// What makes `to`, if there is one, of a value or of none.
fn difference_to<D: Difference<T>, T: Start>(from: Option<&T>, to: Option<&T>, losses: &mut Losses<'_>) -> Option<D> {
    let to = to?;
    match from {
        Some(from) => D::difference(from, to, losses),
        None => D::difference(&T::start(), to, losses).or_else(|| Some(D::nothing(losses))),
    }
}

/// Two values of a field that is in no request.
pub fn diff_skipped<T: PartialEq>(from: &T, to: &T, losses: &mut Losses<'_>) {
    if from != to {
        losses.add(Reason::ReadOnly);
    }
}
