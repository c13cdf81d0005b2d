//! The value of a member on its way into its slot: it is written where it belongs as soon as it is there.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

use crate::patch::Patch;
use crate::slot::{NullableSlot, fill_empty};

/// The members of an object, and whether one of them was `null`. That is told here and not by what a read returns: a result
/// that is an error or nothing is as large as a pointer, and takes half the code in each arm of the generated match.
pub struct Members<A> {
    pub(crate) map: A,
    /// Set by a `null`, which leaves a slot empty that has no state for it.
    pub(crate) has_null: bool,
}

/// Reads the value of a field that `null` clears.
///
/// The type of the value comes first, here and below, for generated code to name it: that is where an error about it
/// points.
#[inline]
pub fn read_nullable<'de, T, S, A>(members: &mut Members<A>, slot: &mut S) -> Result<(), A::Error>
where
    T: Deserialize<'de>,
    S: NullableSlot<Value = T>,
    A: MapAccess<'de>,
{
    fill::<Nullable<S>, OrNull<Plain>, A>(members, slot)
}

/// The same for a `Patch`, which is what most of them are.
#[inline]
pub fn read_patch<'de, T, A>(members: &mut Members<A>, slot: &mut Patch<T>) -> Result<(), A::Error>
where
    T: Deserialize<'de>,
    A: MapAccess<'de>,
{
    read_nullable(members, slot)
}

/// Reads the value of a field that may not be `null`.
#[inline]
pub fn read_value<'de, T, A>(members: &mut Members<A>, slot: &mut Option<T>) -> Result<(), A::Error>
where
    T: Deserialize<'de>,
    A: MapAccess<'de>,
{
    fill::<Strict<T>, OrNull<Plain>, A>(members, slot)
}

/// A kind of slot.
pub(super) trait Kind {
    /// The type of the slot.
    type Slot;
    /// The type of a value.
    type Value;

    /// Fills an empty slot.
    fn fill(slot: &mut Self::Slot, value: Self::Value);

    /// Has an empty slot say `null`, if it can.
    fn clear(slot: &mut Self::Slot);
}

/// Slots with three states.
pub(super) struct Nullable<S>(PhantomData<S>);

impl<S: NullableSlot> Kind for Nullable<S> {
    type Slot = S;
    type Value = S::Value;

    #[inline]
    fn fill(slot: &mut S, value: S::Value) {
        fill_empty(slot, S::new(Patch::Set(value)));
    }

    #[inline]
    fn clear(slot: &mut S) {
        fill_empty(slot, S::new(Patch::Clear));
    }
}

/// Slots without `null`.
pub(super) struct Strict<T>(PhantomData<T>);

impl<T> Kind for Strict<T> {
    type Slot = Option<T>;
    type Value = T;

    #[inline]
    fn fill(slot: &mut Option<T>, value: T) {
        fill_empty(slot, Some(value));
    }

    #[inline]
    fn clear(_slot: &mut Option<T>) {}
}

/// A way to read what a field says, `null` included.
pub(super) trait Source<'de, T> {
    /// Reads it into its slot, and notes if it was `null`.
    fn fill<K: Kind<Value = T>, D: Deserializer<'de>>(
        slot: &mut K::Slot,
        has_null: &mut bool,
        deserializer: D,
    ) -> Result<(), D::Error>;
}

/// A way to read a value that is not `null`.
pub(super) trait ReadInner<'de, T> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error>;
}

/// Reads the value of a field.
///
/// One function for all fields of a type, and each is called from one arm of the generated match: an arm that is a jump
/// needs no place on the stack, and no code that another has, too.
#[inline(never)]
pub(super) fn fill<'de, K, S, A>(members: &mut Members<A>, slot: &mut K::Slot) -> Result<(), A::Error>
where
    K: Kind,
    S: Source<'de, K::Value>,
    A: MapAccess<'de>,
{
    let Members { map, has_null } = members;
    map.next_value_seed(Seed::<K, S> { slot, has_null, source: PhantomData })
}

struct Seed<'a, K: Kind, S> {
    slot: &'a mut K::Slot,
    has_null: &'a mut bool,
    source: PhantomData<S>,
}

impl<'de, K: Kind, S: Source<'de, K::Value>> DeserializeSeed<'de> for Seed<'_, K, S> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        S::fill::<K, D>(self.slot, self.has_null, deserializer)
    }
}

/// Reads `null` by itself and leaves anything else to another.
pub(super) struct OrNull<S>(PhantomData<S>);

impl<'de, T, S: ReadInner<'de, T>> Source<'de, T> for OrNull<S> {
    #[inline]
    fn fill<K: Kind<Value = T>, D: Deserializer<'de>>(
        slot: &mut K::Slot,
        has_null: &mut bool,
        deserializer: D,
    ) -> Result<(), D::Error> {
        deserializer.deserialize_option(Seed::<K, S> { slot, has_null, source: PhantomData })
    }
}

impl<'de, K: Kind, S: ReadInner<'de, K::Value>> Visitor<'de> for Seed<'_, K, S> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    #[inline]
    fn visit_none<E: Error>(self) -> Result<(), E> {
        K::clear(self.slot);
        *self.has_null = true;
        Ok(())
    }

    #[inline]
    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.visit_none()
    }

    #[inline]
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        K::fill(self.slot, S::read(deserializer)?);
        Ok(())
    }
}

/// As the type says.
struct Plain;

impl<'de, T: Deserialize<'de>> ReadInner<'de, T> for Plain {
    #[inline]
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        T::deserialize(deserializer)
    }
}
