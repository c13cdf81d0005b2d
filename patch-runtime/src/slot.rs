//! The two kinds of slot that a field has in a request: a value or nothing (`Option<T>`), and the three states of a
//! field that `null` clears (`Patch<T>`, or `Option<Option<T>>` under `repr = "option"`). For what generated code does
//! with a slot, here and in `change`, there is a function for each kind; what is done with all of them alike is in
//! `slots`.

use core::fmt::{self, Debug, Formatter};
use core::mem;

use crate::field::State;
use crate::patch::Patch;

/// A slot with three states.
pub trait NullableSlot: Sized {
    /// The type of a value.
    type Value;

    /// What the slot says.
    fn view(&self) -> Patch<&Self::Value>;

    /// What the slot says, by value.
    fn into_patch(self) -> Patch<Self::Value>;

    /// A slot that says this.
    fn new(patch: Patch<Self::Value>) -> Self;
}

impl<T> NullableSlot for Patch<T> {
    type Value = T;

    #[inline]
    fn view(&self) -> Patch<&T> {
        self.as_ref()
    }

    #[inline]
    fn into_patch(self) -> Patch<T> {
        self
    }

    #[inline]
    fn new(patch: Patch<T>) -> Self {
        patch
    }
}

impl<T> NullableSlot for Option<Option<T>> {
    type Value = T;

    #[inline]
    fn view(&self) -> Patch<&T> {
        match self {
            None => Patch::Keep,
            Some(None) => Patch::Clear,
            Some(Some(value)) => Patch::Set(value),
        }
    }

    #[inline]
    fn into_patch(self) -> Patch<T> {
        Patch::from_option(self)
    }

    #[inline]
    fn new(patch: Patch<T>) -> Self {
        patch.into_option()
    }
}

/// What a slot without `null` says.
#[inline]
#[allow(clippy::ref_option)] // what a generated line has in its hands is the field
pub(crate) fn view<T>(slot: &Option<T>) -> Patch<&T> {
    match slot {
        None => Patch::Keep,
        Some(value) => Patch::Set(value),
    }
}

/// The same without the value.
#[inline]
pub(crate) fn state_of<T>(view: &Patch<T>) -> State {
    match view {
        Patch::Keep => State::Kept,
        Patch::Clear => State::Cleared,
        Patch::Set(_) => State::Set,
    }
}

/// What a slot without `null` says, without the value.
#[inline]
#[allow(clippy::ref_option)] // as above
#[must_use]
pub fn state_value<T>(slot: &Option<T>) -> State {
    state_of(&view(slot))
}

/// What a slot with three states says, without the value.
#[inline]
#[must_use]
pub fn state_nullable<S: NullableSlot>(slot: &S) -> State {
    state_of(&slot.view())
}

/// Fills a slot that holds nothing: there is nothing to drop, and no code for that.
#[inline]
pub(crate) fn fill_empty<S>(slot: &mut S, content: S) {
    mem::forget(mem::replace(slot, content));
}

/// Whether a slot holds a value that passes a test.
#[inline]
pub fn holds_value<T>(slot: &Option<T>, test: impl FnOnce(&T) -> bool) -> bool {
    slot.as_ref().is_some_and(test)
}

/// The same for a slot with three states.
#[inline]
pub fn holds_nullable<S: NullableSlot>(slot: &S, test: impl FnOnce(&S::Value) -> bool) -> bool {
    matches!(slot.view(), Patch::Set(value) if test(value))
}

/// Whether two slots are equal.
#[inline]
pub fn is_same<S: PartialEq>(slot: &S, other: &S) -> bool {
    slot == other
}

/// Whether a value is the one that a rule names by a literal.
#[inline]
#[allow(clippy::needless_pass_by_value)] // a literal: with `&` in front, the compiler would point at that
pub fn equals<T, L: LiteralOf<T>>(value: &T, literal: L) -> bool {
    literal.is(value)
}

/// A literal that values of `T` are compared with. It stands for `T: PartialEq<Self>`, to say in a sentence of ours what
/// is wrong.
#[diagnostic::on_unimplemented(
    message = "`{T}` cannot be compared with a `{Self}`: write a literal of another type, a constant or a unit variant",
    label = "the field holds a `{T}`"
)]
pub trait LiteralOf<T> {
    /// Whether the value is this one.
    fn is(&self, value: &T) -> bool;
}

#[diagnostic::do_not_recommend]
impl<T: PartialEq<L>, L> LiteralOf<T> for L {
    #[inline]
    fn is(&self, value: &T) -> bool {
        value == self
    }
}

// What the methods of a builder do. Each returns what it replaces, for the caller to drop when nothing else is left to do.

/// `x`: sets the value, which may be a text of another type.
#[inline]
pub fn set_value<T>(slot: &mut Option<T>, value: impl Into<T>) -> Option<T> {
    slot.replace(value.into())
}

/// The same for a `Patch`. A function that names its type is cheaper to check than one that finds it through a trait, and
/// most nullable fields are one.
#[inline]
pub fn set_patch<T>(slot: &mut Patch<T>, value: impl Into<T>) -> Patch<T> {
    mem::replace(slot, Patch::Set(value.into()))
}

/// The same for any slot with three states.
#[inline]
pub fn set_nullable<S: NullableSlot>(slot: &mut S, value: impl Into<S::Value>) -> S {
    mem::replace(slot, S::new(Patch::Set(value.into())))
}

/// `clear_x`.
#[inline]
pub fn clear_patch<T>(slot: &mut Patch<T>) -> Patch<T> {
    mem::replace(slot, Patch::Clear)
}

/// The same for any slot with three states.
#[inline]
pub fn clear_nullable<S: NullableSlot>(slot: &mut S) -> S {
    mem::replace(slot, S::new(Patch::Clear))
}

/// `maybe_x`: sets the value if there is one.
#[inline]
pub fn maybe_value<T>(slot: &mut Option<T>, value: Option<T>) -> Option<T> {
    if value.is_some() { mem::replace(slot, value) } else { None }
}

/// The same for a `Patch`: clears nothing.
#[inline]
pub fn maybe_patch<T>(slot: &mut Patch<T>, value: Option<T>) -> Patch<T> {
    maybe_nullable(slot, value)
}

/// The same for any slot with three states.
#[inline]
pub fn maybe_nullable<S: NullableSlot>(slot: &mut S, value: Option<S::Value>) -> S {
    match value {
        Some(value) => set_nullable(slot, value),
        None => S::new(Patch::Keep),
    }
}

/// What a slot without `null` says, to be shown by `Debug`.
#[allow(clippy::ref_option)] // as above
#[must_use]
pub fn shown_value<T: Debug>(slot: &Option<T>) -> Patch<&dyn Debug> {
    view(slot).map(|value| value as &dyn Debug)
}

/// The same of a slot with three states.
pub fn shown_nullable<S: NullableSlot<Value: Debug>>(slot: &S) -> Patch<&dyn Debug> {
    slot.view().map(|value| value as &dyn Debug)
}

/// What is shown of a secret in this state.
#[must_use]
pub fn shown_secret(state: State) -> Patch<&'static dyn Debug> {
    match state {
        State::Kept => Patch::Keep,
        State::Cleared => Patch::Clear,
        State::Set => Patch::Set(&Word("***")),
    }
}

/// The generated `Debug` of a builder.
pub fn debug_builder(f: &mut Formatter<'_>, name: &str, request: &dyn Debug) -> fmt::Result {
    f.debug_struct(name).field("request", request).finish()
}

/// Text that `Debug` prints as it is.
pub struct Word(pub(crate) &'static str);

impl Debug for Word {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// `Option`, under any name: from the type of an optional field to the type of its value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the `Option` of the standard library: wrap it in one, or write `nullable, default` to let `null` reset it",
    label = "has no room for `null`",
    note = "`not_null` is for `Option`s alone: leave it out where the type is none"
)]
pub trait IsOption {
    /// The type of the value.
    type Value;

    /// The option under its own name.
    fn option(&self) -> &Option<Self::Value>;

    /// The same, to be changed.
    fn option_mut(&mut self) -> &mut Option<Self::Value>;
}

#[diagnostic::do_not_recommend]
impl<T> IsOption for Option<T> {
    type Value = T;

    #[inline]
    fn option(&self) -> &Option<T> {
        self
    }

    #[inline]
    fn option_mut(&mut self) -> &mut Option<T> {
        self
    }
}

/// The same the other way round, for a field whose type must be the `Option` of its value. Where generated code knows by a
/// bound that `Option<T>` is an [`IsOption`], the compiler no longer looks what its value is.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the `Option` of the standard library: wrap it in one, or write `nullable, default` to let `null` reset it",
    label = "has no room for `null`",
    note = "`not_null` is for `Option`s alone: leave it out where the type is none"
)]
pub trait OptionOf<T> {
    /// The option under its own name.
    fn option(&self) -> &Option<T>;

    /// The same, to be changed.
    fn option_mut(&mut self) -> &mut Option<T>;
}

#[diagnostic::do_not_recommend]
impl<T> OptionOf<T> for Option<T> {
    #[inline]
    fn option(&self) -> &Option<T> {
        self
    }

    #[inline]
    fn option_mut(&mut self) -> &mut Option<T> {
        self
    }
}
