//! Writing what the slots of a request say.

use serde::ser::{Serialize, SerializeMap};

use super::{WriteRequest, Writer, write_nullable, write_patch, write_value};
use crate::patch::Patch;
use crate::slots::{Apart, Double, Own, Slot, Slots, for_tuples};

/// Slots that can be written.
pub trait Write: Slots {
    /// Writes what they say.
    fn write<R: WriteRequest, M: SerializeMap>(slots: Self::Refs<'_>, request: &R, writer: &mut Writer<'_, M>);
}

impl<T: Serialize> Write for Option<T> {
    #[inline]
    fn write<R: WriteRequest, M: SerializeMap>(slot: &Self, _: &R, writer: &mut Writer<'_, M>) {
        writer.write(Self::is_present(slot), |_, member| write_value(member, slot));
    }
}

impl<T: Serialize> Write for Patch<T> {
    #[inline]
    fn write<R: WriteRequest, M: SerializeMap>(slot: &Self, _: &R, writer: &mut Writer<'_, M>) {
        writer.write(Self::is_present(slot), |_, member| write_patch(member, slot));
    }
}

impl<T: Serialize> Write for Double<T> {
    #[inline]
    fn write<R: WriteRequest, M: SerializeMap>(slot: &Option<Option<T>>, _: &R, writer: &mut Writer<'_, M>) {
        writer.write(Self::is_present(slot), |_, member| write_nullable(member, slot));
    }
}

impl<S: Slot> Write for Own<S> {
    #[inline]
    fn write<R: WriteRequest, M: SerializeMap>(slot: &S::Place, request: &R, writer: &mut Writer<'_, M>) {
        writer.write(S::is_present(slot), |field, member| request.write_field(field, member));
    }
}

impl Write for Apart {
    #[inline]
    fn write<R: WriteRequest, M: SerializeMap>((): (), request: &R, writer: &mut Writer<'_, M>) {
        writer.write(true, |field, member| request.write_field(field, member));
    }
}

macro_rules! implement {
    ($($slots:ident $number:tt),*) => {
        #[allow(unused_variables)] // of no slots
        impl<$($slots: Write),*> Write for ($($slots,)*) {
            #[inline]
            fn write<R: WriteRequest, M: SerializeMap>(slots: Self::Refs<'_>, request: &R, writer: &mut Writer<'_, M>) {
                $($slots::write(slots.$number, request, writer);)*
            }
        }
    };
}

for_tuples!(implement);
