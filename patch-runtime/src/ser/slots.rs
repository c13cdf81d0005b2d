//! Writing what the slots of a request say.

use serde::ser::{Serialize, SerializeMap};

use super::{WriteField, Writer, write_nullable, write_patch, write_value};
use crate::patch::Patch;
use crate::slots::{Apart, Double, Own, Slot, Slots, for_tuples};

/// Slots that can be written.
pub trait Write: Slots {
    /// Writes what they say.
    fn write<M: SerializeMap>(slots: Self::Refs<'_>, request: &dyn WriteField<M>, writer: &mut Writer<'_, M>);
}

impl<T: Serialize> Write for Option<T> {
    #[inline]
    fn write<M: SerializeMap>(slot: &Self, _: &dyn WriteField<M>, writer: &mut Writer<'_, M>) {
        if let Some((_, member)) = writer.next(Self::is_present(slot)) {
            write_value(member, slot);
        }
    }
}

impl<T: Serialize> Write for Patch<T> {
    #[inline]
    fn write<M: SerializeMap>(slot: &Self, _: &dyn WriteField<M>, writer: &mut Writer<'_, M>) {
        if let Some((_, member)) = writer.next(Self::is_present(slot)) {
            write_patch(member, slot);
        }
    }
}

impl<T: Serialize> Write for Double<T> {
    #[inline]
    fn write<M: SerializeMap>(slot: &Option<Option<T>>, _: &dyn WriteField<M>, writer: &mut Writer<'_, M>) {
        if let Some((_, member)) = writer.next(Self::is_present(slot)) {
            write_nullable(member, slot);
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
