//! The slots of a request, one after the other, as a type that the runtime goes through.
//!
//! The derive names the slots once, in nested tuples. What is done to every slot of a request is then a call of a
//! function here, where the compiler would have to check as many lines as there are fields. A tuple has at most five
//! parts; how they are nested means nothing.

use core::fmt::{Debug, DebugStruct, Formatter, Result as FmtResult};
use core::marker::PhantomData;
use core::mem;
use core::slice;

use crate::change::{diff_nullable, diff_patch, diff_value};
use crate::field::{Field, State};
use crate::patch::Patch;
use crate::request::PatchRequest;
use crate::slot::{NullableSlot, Word, fill_empty, state_of, view};

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

    /// What it says, without the value.
    fn state(slot: &Self::Place) -> State;

    /// Whether it says anything.
    fn is_present(slot: &Self::Place) -> bool;

    /// What holds nothing.
    fn kept() -> Self::Place;
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
    fn state(slot: &Self) -> State {
        state_of(&view(slot))
    }

    #[inline]
    fn is_present(slot: &Self) -> bool {
        slot.is_some()
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
    fn state(slot: &Self) -> State {
        state_of(slot)
    }

    #[inline]
    fn is_present(slot: &Self) -> bool {
        slot.is_present()
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
    fn state(slot: &Self::Place) -> State {
        state_of(&slot.view())
    }

    #[inline]
    fn is_present(slot: &Self::Place) -> bool {
        slot.is_some()
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
    fn state(slot: &S::Place) -> State {
        S::state(slot)
    }

    #[inline]
    fn is_present(slot: &S::Place) -> bool {
        S::is_present(slot)
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
    fn state(slot: &S::Place) -> State {
        S::state(slot)
    }

    #[inline]
    fn is_present(slot: &S::Place) -> bool {
        S::is_present(slot)
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
    fn state(slot: &S::Place) -> State {
        S::state(slot)
    }

    #[inline]
    fn is_present(slot: &S::Place) -> bool {
        S::is_present(slot)
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
        diff_patch(slot, from, to);
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
