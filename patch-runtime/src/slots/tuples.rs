//! Tuples of slots, which do to each what is done to all.

use super::{Differ, Fill, Same, Show, ShownFields, Slots};
use crate::field::State;

/// Implements traits for the tuples that there are.
macro_rules! for_tuples {
    ($implement:ident) => {
        $implement!();
        $implement!(A 0);
        $implement!(A 0, B 1);
        $implement!(A 0, B 1, C 2);
        $implement!(A 0, B 1, C 2, D 3);
        $implement!(A 0, B 1, C 2, D 3, E 4);
    };
}
pub(crate) use for_tuples;

macro_rules! implement {
    ($($slots:ident $number:tt),*) => {
        #[allow(clippy::unused_unit, unused_variables)] // of no slots, as below
        impl<$($slots: Slots),*> Slots for ($($slots,)*) {
            type Refs<'a> = ($($slots::Refs<'a>,)*) where Self: 'a;
            type Muts<'a> = ($($slots::Muts<'a>,)*) where Self: 'a;
            type Targets<'a> = ($($slots::Targets<'a>,)*) where Self: 'a;

            const COUNT: usize = 0 $(+ $slots::COUNT)*;

            #[inline]
            fn state(slots: Self::Refs<'_>, index: usize) -> State {
                let before = 0;
                $(
                    if index < before + $slots::COUNT {
                        return $slots::state(slots.$number, index - before);
                    }
                    let before = before + $slots::COUNT;
                )*
                State::Kept
            }

            #[inline]
            fn is_empty(slots: Self::Refs<'_>) -> bool {
                true $(&& $slots::is_empty(slots.$number))*
            }

            #[inline]
            fn merge(slots: Self::Muts<'_>, later: Self::Muts<'_>) {
                $($slots::merge(slots.$number, later.$number);)*
            }
        }

        #[allow(unused_variables)]
        impl<$($slots: Same),*> Same for ($($slots,)*) {
            #[inline]
            fn same(slots: Self::Refs<'_>, others: Self::Refs<'_>) -> bool {
                true $(&& $slots::same(slots.$number, others.$number))*
            }
        }

        #[allow(unused_variables)]
        impl<$($slots: Fill),*> Fill for ($($slots,)*) {
            #[inline]
            fn fill(slots: Self::Muts<'_>, from: Self::Refs<'_>) {
                $($slots::fill(slots.$number, from.$number);)*
            }
        }

        #[allow(unused_variables)]
        impl<$($slots: Differ),*> Differ for ($($slots,)*) {
            #[inline]
            fn differ(slots: Self::Muts<'_>, from: Self::Targets<'_>, to: Self::Targets<'_>) {
                $($slots::differ(slots.$number, from.$number, to.$number);)*
            }
        }

        #[allow(unused_variables)]
        impl<$($slots: Show),*> Show for ($($slots,)*) {
            fn show(slots: Self::Refs<'_>, fields: &mut ShownFields<'_, '_, '_>) {
                $($slots::show(slots.$number, fields);)*
            }
        }
    };
}

for_tuples!(implement);
