//! Reading into the slots of a request.

use serde::de::{DeserializeOwned, MapAccess};

use super::{Members, read_nullable, read_patch, read_value};
use crate::patch::Patch;
use crate::slots::{Apart, Double, HasSlots, Lone, Own, Slot, Slots, for_tuples};

/// Slots that can be read into.
pub trait Read: Slots {
    /// Reads the value of a member into the slot of this index.
    fn read<'de, A: MapAccess<'de>>(
        slots: Self::Muts<'_>,
        index: usize,
        members: &mut Members<A>,
    ) -> Result<(), A::Error>;
}

/// Reads the value of a field that generated code has no line for.
#[inline]
pub fn read<'de, K, R, A>(request: &mut R, field: usize, members: &mut Members<A>) -> Result<(), A::Error>
where
    R: HasSlots<K, Slots: Read>,
    A: MapAccess<'de>,
{
    R::Slots::read(request.slots_mut().0, field, members)
}

/// One slot that can be read into.
pub trait ReadSlot: Slot {
    /// Reads the value of a member into it.
    fn read_slot<'de, A: MapAccess<'de>>(slot: &mut Self::Place, members: &mut Members<A>) -> Result<(), A::Error>;
}

impl<T: DeserializeOwned> ReadSlot for Option<T> {
    #[inline]
    fn read_slot<'de, A: MapAccess<'de>>(slot: &mut Self, members: &mut Members<A>) -> Result<(), A::Error> {
        read_value(members, slot)
    }
}

impl<T: DeserializeOwned> ReadSlot for Patch<T> {
    #[inline]
    fn read_slot<'de, A: MapAccess<'de>>(slot: &mut Self, members: &mut Members<A>) -> Result<(), A::Error> {
        read_patch(members, slot)
    }
}

impl<T: DeserializeOwned> ReadSlot for Double<T> {
    #[inline]
    fn read_slot<'de, A: MapAccess<'de>>(
        slot: &mut Option<Option<T>>,
        members: &mut Members<A>,
    ) -> Result<(), A::Error> {
        read_nullable(members, slot)
    }
}

impl<S: ReadSlot> ReadSlot for Lone<S> {
    #[inline]
    fn read_slot<'de, A: MapAccess<'de>>(slot: &mut S::Place, members: &mut Members<A>) -> Result<(), A::Error> {
        S::read_slot(slot, members)
    }
}

impl<S: ReadSlot> Read for S {
    #[inline]
    fn read<'de, A: MapAccess<'de>>(slot: &mut S::Place, _: usize, members: &mut Members<A>) -> Result<(), A::Error> {
        S::read_slot(slot, members)
    }
}

/// There is a line for it.
impl<S: Slot> Read for Own<S> {
    #[inline]
    fn read<'de, A: MapAccess<'de>>(_: &mut S::Place, _: usize, _: &mut Members<A>) -> Result<(), A::Error> {
        Ok(())
    }
}

/// As above.
impl Read for Apart {
    #[inline]
    fn read<'de, A: MapAccess<'de>>((): (), _: usize, _: &mut Members<A>) -> Result<(), A::Error> {
        Ok(())
    }
}

macro_rules! implement {
    ($($slots:ident $number:tt),*) => {
        #[allow(unused_variables)] // of no slots
        impl<$($slots: Read),*> Read for ($($slots,)*) {
            #[inline]
            fn read<'de, M: MapAccess<'de>>(slots: Self::Muts<'_>, index: usize, members: &mut Members<M>) -> Result<(), M::Error> {
                let before = 0;
                $(
                    if index < before + $slots::COUNT {
                        return $slots::read(slots.$number, index - before, members);
                    }
                    let before = before + $slots::COUNT;
                )*
                Ok(())
            }
        }
    };
}

for_tuples!(implement);
