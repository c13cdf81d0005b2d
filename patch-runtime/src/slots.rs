//! The slots of a request, one after the other, as a type that the runtime goes through.
//!
//! The derive names the slots once, in nested tuples. What is done to every slot of a request is then a call of a
//! function here, where the compiler would have to check as many lines as there are fields. A tuple has at most five
//! parts; how they are nested means nothing.

use core::fmt::{Debug, DebugStruct, Formatter, Result as FmtResult};
use core::slice;

use crate::field::{Field, State};
use crate::patch::Patch;
use crate::request::PatchRequest;
use crate::slot::Word;

pub(crate) use kinds::Slot;
pub use kinds::{Apart, Double, Lone, Own, Secret};
pub(crate) use tuples::for_tuples;

mod kinds;
mod tuples;

/// A request whose slots the runtime goes through. The derive implements it.
///
/// The key is a private type beside the request: what a public trait says of a public type alone must be public itself,
/// and the types of fields need not be.
pub trait HasSlots<Key>: PatchRequest {
    /// What they are, in the order of [`PatchRequest::FIELDS`].
    type Slots: Slots;

    /// They, to be looked at.
    fn slots(&self) -> Refs<'_, Self::Slots>;

    /// They, to be changed.
    fn slots_mut(&mut self) -> Muts<'_, Self::Slots>;
}

/// References to slots. Under a name of their own, which is cheaper to compare than what it stands for.
pub struct Refs<'a, S: Slots + 'a>(pub S::Refs<'a>);

/// The same, to change them.
pub struct Muts<'a, S: Slots + 'a>(pub S::Muts<'a>);

/// A request whose slots are about fields of this resource.
pub trait HasTargets<Key, Resource>: HasSlots<Key> {
    /// The field that each slot is about.
    fn targets(resource: &Resource) -> Targets<'_, Self::Slots>;
}

/// References to the fields of a resource that slots are about.
pub struct Targets<'a, S: Slots + 'a>(pub S::Targets<'a>);

/// Slots: one, or a tuple of more.
pub trait Slots {
    /// A reference to each.
    type Refs<'a>
    where
        Self: 'a;

    /// The same, to change them.
    type Muts<'a>
    where
        Self: 'a;

    /// A reference to the field of the resource that each is about.
    type Targets<'a>
    where
        Self: 'a;

    /// How many they are.
    const COUNT: usize;

    /// What the slot of this index says.
    fn state(slots: Self::Refs<'_>, index: usize) -> State;

    /// Whether it is plain that none says anything.
    fn is_empty(slots: Self::Refs<'_>) -> bool;

    /// Changes each into what remains with a later one, and takes that.
    fn merge(slots: Self::Muts<'_>, later: Self::Muts<'_>);
}

/// Slots that can be compared.
pub trait Same: Slots {
    /// Whether they are equal.
    fn same(slots: Self::Refs<'_>, others: Self::Refs<'_>) -> bool;
}

/// Slots that can be cloned.
pub trait Fill: Slots {
    /// Fills slots that hold nothing.
    fn fill(slots: Self::Muts<'_>, from: Self::Refs<'_>);
}

/// Slots that can be filled with the change between two resources.
pub trait Differ: Slots {
    /// Fills slots that hold nothing.
    fn differ(slots: Self::Muts<'_>, from: Self::Targets<'_>, to: Self::Targets<'_>);
}

/// Slots that `Debug` can show.
pub trait Show: Slots {
    /// Shows what they say.
    fn show(slots: Self::Refs<'_>, fields: &mut ShownFields<'_, '_, '_>);
}

/// What a field says: the generated `PatchRequest::state`.
#[inline]
pub fn state<K, R: HasSlots<K>>(request: &R, field: usize) -> State {
    R::Slots::state(request.slots().0, field)
}

/// Changes each slot into what remains with a later request: the generated `PatchRequest::merge_fields`.
#[inline]
pub fn merge<K, R: HasSlots<K>>(request: &mut R, later: &mut R) {
    R::Slots::merge(request.slots_mut().0, later.slots_mut().0);
}

/// The generated `PartialEq`.
#[inline]
pub fn same<K, R: HasSlots<K, Slots: Same>>(request: &R, other: &R) -> bool {
    R::Slots::same(request.slots().0, other.slots().0)
}

/// The generated `Clone`.
#[inline]
pub fn clone<K, R: HasSlots<K, Slots: Fill>>(request: &R) -> R {
    let mut clone = R::default();
    R::Slots::fill(clone.slots_mut().0, request.slots().0);
    clone
}

/// The change between two resources, as far as no field has a line for it: the generated `differences`.
#[inline]
pub fn differ<K, R: HasTargets<K, T, Slots: Differ>, T>(request: &mut R, from: &T, to: &T) {
    R::Slots::differ(request.slots_mut().0, R::targets(from).0, R::targets(to).0);
}

/// The generated `Debug`: what is present, under wire names.
pub fn debug<K, R: HasSlots<K, Slots: Show>>(
    f: &mut Formatter<'_>,
    request: &R,
    apart: &[Patch<&dyn Debug>],
) -> FmtResult {
    let mut output = f.debug_struct(R::NAME);
    let mut fields = ShownFields { to: &mut output, fields: R::FIELDS.iter(), apart: apart.iter() };
    R::Slots::show(request.slots().0, &mut fields);
    output.finish()
}

/// What has been shown, and what is next.
pub struct ShownFields<'a, 'b, 'f> {
    to: &'a mut DebugStruct<'b, 'f>,
    fields: slice::Iter<'static, Field>,
    apart: slice::Iter<'a, Patch<&'a dyn Debug>>,
}

impl ShownFields<'_, '_, '_> {
    /// Shows the next field, unless it is kept.
    fn show(&mut self, value: Patch<&dyn Debug>) {
        let name = self.fields.next().map_or("", Field::name);
        match value {
            Patch::Keep => {}
            Patch::Clear => {
                self.to.field(name, &Word("null"));
            }
            Patch::Set(value) => {
                self.to.field(name, value);
            }
        }
    }

    fn show_apart(&mut self) {
        let value = self.apart.next().copied().unwrap_or_default();
        self.show(value);
    }
}
