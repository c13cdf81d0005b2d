//! The kinds of slots, told apart by types that exist for that alone: how a slot says something, and what is done with it.

use core::fmt::Debug;
use core::marker::PhantomData;
use core::mem;

use super::{Differ, Fill, Same, Show, ShownFields, Slots};
use crate::change::{diff_nullable, diff_value};
use crate::field::State;
use crate::patch::Patch;
use crate::slot::{NullableSlot, Word, fill_empty, state_of, view};

/// One slot.
pub trait Slot {
    /// What holds it.
    type Place;

    /// What `Debug` shows of it.
    type Shown;

    /// The field of the resource.
    type Target;

    /// What it says, for `Debug`.
    fn shown(slot: &Self::Place) -> Patch<&Self::Shown>;

    /// What holds nothing.
    fn kept() -> Self::Place;

    /// What it says, without the value.
    #[inline]
    fn state(slot: &Self::Place) -> State {
        state_of(&Self::shown(slot))
    }

    /// Whether it says anything.
    #[inline]
    fn is_present(slot: &Self::Place) -> bool {
        Self::shown(slot).is_present()
    }
}

impl<T> Slot for Option<T> {
    type Place = Self;
    type Shown = T;
    type Target = T;

    #[inline]
    fn shown(slot: &Self) -> Patch<&T> {
        view(slot)
    }

    #[inline]
    fn kept() -> Self {
        None
    }
}

impl<T> Slot for Patch<T> {
    type Place = Self;
    type Shown = T;
    type Target = Option<T>;

    #[inline]
    fn shown(slot: &Self) -> Patch<&T> {
        slot.as_ref()
    }

    #[inline]
    fn kept() -> Self {
        Patch::Keep
    }
}

/// A slot with three states that is a double option, which by itself would be one whose value is an option.
pub struct Double<T>(PhantomData<T>);

impl<T> Slot for Double<T> {
    type Place = Option<Option<T>>;
    type Shown = T;
    type Target = Option<T>;

    #[inline]
    fn shown(slot: &Self::Place) -> Patch<&T> {
        slot.view()
    }

    #[inline]
    fn kept() -> Self::Place {
        None
    }
}

/// A secret is shown by its state alone: its type need not implement `Debug`, and whatever that would print stays in.
/// It is always [`Own`] as well.
pub struct Secret<S>(PhantomData<S>);

impl<S: Slot> Slot for Secret<S> {
    type Place = S::Place;
    type Shown = Word;
    type Target = S::Target;

    #[inline]
    fn shown(slot: &S::Place) -> Patch<&Word> {
        S::shown(slot).map(|_| &Word("***"))
    }

    #[inline]
    fn kept() -> S::Place {
        S::kept()
    }
}

/// A slot whose change has a line of its own: it may be one that no request can say, or there is no field for it.
pub struct Lone<S>(PhantomData<S>);

impl<S: Slot> Slot for Lone<S> {
    type Place = S::Place;
    type Shown = S::Shown;
    type Target = ();

    #[inline]
    fn shown(slot: &S::Place) -> Patch<&S::Shown> {
        S::shown(slot)
    }

    #[inline]
    fn kept() -> S::Place {
        S::kept()
    }
}

/// A slot that lines of the request read and write, where an error about the type of its value points at that.
pub struct Own<S>(PhantomData<S>);

impl<S: Slot> Slot for Own<S> {
    type Place = S::Place;
    type Shown = S::Shown;
    type Target = S::Target;

    #[inline]
    fn shown(slot: &S::Place) -> Patch<&S::Shown> {
        S::shown(slot)
    }

    #[inline]
    fn kept() -> S::Place {
        S::kept()
    }
}

impl<S: Slot> Slots for S {
    type Refs<'a>
        = &'a S::Place
    where
        Self: 'a;

    type Muts<'a>
        = &'a mut S::Place
    where
        Self: 'a;

    type Targets<'a>
        = &'a S::Target
    where
        Self: 'a;

    const COUNT: usize = 1;

    #[inline]
    fn state(slot: &S::Place, _: usize) -> State {
        S::state(slot)
    }

    #[inline]
    fn is_empty(slot: &S::Place) -> bool {
        !S::is_present(slot)
    }

    #[inline]
    fn merge(slot: &mut S::Place, later: &mut S::Place) {
        if S::is_present(later) {
            *slot = mem::replace(later, S::kept());
        }
    }
}

impl<S: Slot<Place: PartialEq>> Same for S {
    #[inline]
    fn same(slot: &S::Place, other: &S::Place) -> bool {
        slot == other
    }
}

impl<S: Slot<Place: Clone>> Fill for S {
    #[inline]
    fn fill(slot: &mut S::Place, from: &S::Place) {
        fill_empty(slot, from.clone());
    }
}

/// One slot that can be filled with the change between two resources.
pub trait DifferSlot: Slot {
    /// Fills a slot that holds nothing.
    fn differ(slot: &mut Self::Place, from: &Self::Target, to: &Self::Target);
}

impl<T: Clone + PartialEq> DifferSlot for Option<T> {
    #[inline]
    fn differ(slot: &mut Self, from: &T, to: &T) {
        diff_value(slot, from, to);
    }
}

impl<T: Clone + PartialEq> DifferSlot for Patch<T> {
    #[inline]
    fn differ(slot: &mut Self, from: &Option<T>, to: &Option<T>) {
        diff_nullable(slot, from, to);
    }
}

impl<T: Clone + PartialEq> DifferSlot for Double<T> {
    #[inline]
    fn differ(slot: &mut Option<Option<T>>, from: &Option<T>, to: &Option<T>) {
        diff_nullable(slot, from, to);
    }
}

impl<S: DifferSlot> DifferSlot for Secret<S> {
    #[inline]
    fn differ(slot: &mut S::Place, from: &S::Target, to: &S::Target) {
        S::differ(slot, from, to);
    }
}

impl<S: DifferSlot> DifferSlot for Own<S> {
    #[inline]
    fn differ(slot: &mut S::Place, from: &S::Target, to: &S::Target) {
        S::differ(slot, from, to);
    }
}

impl<S: Slot> DifferSlot for Lone<S> {
    #[inline]
    fn differ(_: &mut S::Place, (): &(), (): &()) {}
}

impl<S: DifferSlot> Differ for S {
    #[inline]
    fn differ(slot: &mut S::Place, from: &S::Target, to: &S::Target) {
        S::differ(slot, from, to);
    }
}

impl<S: Slot<Shown: Debug>> Show for S {
    #[inline]
    fn show(slot: &S::Place, fields: &mut ShownFields<'_, '_, '_>) {
        fields.show(S::shown(slot).map(|value| value as &dyn Debug));
    }
}

/// The place of a slot that is not among them. The compiler finds the type of such a slot through a trait, and where it
/// does not, only lines about that field can say so in one place.
pub struct Apart;

impl Slots for Apart {
    type Refs<'a> = ();
    type Muts<'a> = ();
    type Targets<'a> = ();

    const COUNT: usize = 1;

    #[inline]
    fn state((): (), _: usize) -> State {
        State::Kept
    }

    #[inline]
    fn is_empty((): ()) -> bool {
        false
    }

    #[inline]
    fn merge((): (), (): ()) {}
}

impl Same for Apart {
    #[inline]
    fn same((): (), (): ()) -> bool {
        true
    }
}

impl Fill for Apart {
    #[inline]
    fn fill((): (), (): ()) {}
}

impl Differ for Apart {
    #[inline]
    fn differ((): (), (): (), (): ()) {}
}

impl Show for Apart {
    #[inline]
    fn show((): (), fields: &mut ShownFields<'_, '_, '_>) {
        fields.show_apart();
    }
}
