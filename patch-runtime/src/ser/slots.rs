//! Writing what the slots of a request say.

use serde::ser::{Serialize, SerializeMap};

use super::{Member, WriteField, Writer, write_nullable, write_patch, write_value};
use crate::patch::Patch;
use crate::slots::{Apart, Double, Lone, Own, Slot, Slots, for_tuples};

/// Slots that can be written.
pub trait Write: Slots {
    /// Writes what they say.
    fn write<M: SerializeMap>(slots: Self::Refs<'_>, request: &dyn WriteField<M>, writer: &mut Writer<'_, M>);
}

/// One slot that can be written.
pub trait WriteSlot: Slot {
    /// Writes what it says.
    fn write_slot<M: SerializeMap>(slot: &Self::Place, member: Member<'_, M>);
}

impl<T: Serialize> WriteSlot for Option<T> {
    #[inline]
    fn write_slot<M: SerializeMap>(slot: &Self, member: Member<'_, M>) {
        write_value(member, slot);
    }
}

impl<T: Serialize> WriteSlot for Patch<T> {
    #[inline]
    fn write_slot<M: SerializeMap>(slot: &Self, member: Member<'_, M>) {
        write_patch(member, slot);
    }
}

impl<T: Serialize> WriteSlot for Double<T> {
    #[inline]
    fn write_slot<M: SerializeMap>(slot: &Option<Option<T>>, member: Member<'_, M>) {
        write_nullable(member, slot);
    }
}

impl<S: WriteSlot> WriteSlot for Lone<S> {
    #[inline]
    fn write_slot<M: SerializeMap>(slot: &S::Place, member: Member<'_, M>) {
        S::write_slot(slot, member);
    }
}

impl<S: WriteSlot> Write for S {
    #[inline]
    fn write<M: SerializeMap>(slot: &S::Place, _: &dyn WriteField<M>, writer: &mut Writer<'_, M>) {
        if let Some((_, member)) = writer.next(S::is_present(slot)) {
            S::write_slot(slot, member);
        }
    }
}

impl<S: Slot> Write for Own<S> {
    #[inline]
    fn write<M: SerializeMap>(slot: &S::Place, request: &dyn WriteField<M>, writer: &mut Writer<'_, M>) {
        if let Some((field, member)) = writer.next(S::is_present(slot)) {
            request.write_field(field, member);
        }
    }
}

impl Write for Apart {
    #[inline]
    fn write<M: SerializeMap>((): (), request: &dyn WriteField<M>, writer: &mut Writer<'_, M>) {
        if let Some((field, member)) = writer.next(true) {
            request.write_field(field, member);
        }
    }
}

macro_rules! implement {
    ($($slots:ident $number:tt),*) => {
        #[allow(unused_variables)] // of no slots
        impl<$($slots: Write),*> Write for ($($slots,)*) {
            #[inline]
            fn write<M: SerializeMap>(slots: Self::Refs<'_>, request: &dyn WriteField<M>, writer: &mut Writer<'_, M>) {
                $($slots::write(slots.$number, request, writer);)*
            }
        }
    };
}

for_tuples!(implement);
