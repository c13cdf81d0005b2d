//! Reading a field by something else than its type's `Deserialize`: a function of the user's choice, or the nested
//! request.

use alloc::borrow::{Cow, ToOwned as _};
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::value::{Kind, Members, Nullable, OrNull, ReadInner, Source, Strict, fill};
use super::{ReadRequest, read};
use crate::patch::Patch;
use crate::slot::NullableSlot;

/// How the field at index `FIELD` of a request is read, if a function does it that returns a `T`. The derive implements
/// it where it is not by `Deserialize`. An associated type could not be one that is less visible than the request.
#[doc(hidden)]
pub trait ReadWith<'de, const FIELD: usize, T> {
    /// Calls the function.
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error>;
}

/// What a generated impl asks of a type that it knows nothing about: to be `Deserialize`.
///
/// Of two bounds that differ in a lifetime alone the compiler takes none, and the user may have some of serde's trait, in
/// plain sight or above a trait of their own. So those of generated code are of another trait, and each has a number.
pub trait Reads<'de, const NUMBER: usize>: Sized {
    /// Calls `Deserialize::deserialize`.
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

impl<'de, T: Deserialize<'de>, const NUMBER: usize> Reads<'de, NUMBER> for T {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer)
    }
}

/// The way to read a value by such a bound.
pub struct ByBound;

impl<'de, T: Reads<'de, NUMBER>, const NUMBER: usize> ReadWith<'de, NUMBER, T> for ByBound {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        T::read(deserializer)
    }
}

/// Reads a field that may not be `null` with a function for its values.
#[inline]
pub fn read_value_with<'de, R, const FIELD: usize, T, A>(
    members: &mut Members<A>,
    slot: &mut Option<T>,
) -> Result<(), A::Error>
where
    R: ReadWith<'de, FIELD, T>,
    A: MapAccess<'de>,
{
    fill::<Strict<T>, OrNull<Inner<R, FIELD>>, A>(members, slot)
}

/// Reads a field that `null` clears with a function for its values: `null` never gets there.
#[inline]
pub fn read_nullable_with<'de, R, const FIELD: usize, S, A>(
    members: &mut Members<A>,
    slot: &mut S,
) -> Result<(), A::Error>
where
    R: ReadWith<'de, FIELD, S::Value>,
    S: NullableSlot,
    A: MapAccess<'de>,
{
    fill::<Nullable<S>, OrNull<Inner<R, FIELD>>, A>(members, slot)
}

/// Reads a nested request that may not be `null`.
#[inline]
pub fn read_nested_value<'de, R: ReadRequest<'de>, A: MapAccess<'de>>(
    members: &mut Members<A>,
    slot: &mut Option<R>,
) -> Result<(), A::Error> {
    fill::<Strict<R>, OrNull<Nested>, A>(members, slot)
}

/// Reads a nested request that `null` clears.
#[inline]
pub fn read_nested_nullable<'de, R, S, A>(members: &mut Members<A>, slot: &mut S) -> Result<(), A::Error>
where
    R: ReadRequest<'de>,
    S: NullableSlot<Value = R>,
    A: MapAccess<'de>,
{
    fill::<Nullable<S>, OrNull<Nested>, A>(members, slot)
}

/// Reads a field that may not be `null` with a function that knows `null` and returns an `Option`.
#[inline]
pub fn read_value_whole<'de, R, const FIELD: usize, T, A>(
    members: &mut Members<A>,
    slot: &mut Option<T>,
) -> Result<(), A::Error>
where
    R: ReadWith<'de, FIELD, Option<T>>,
    A: MapAccess<'de>,
{
    fill::<Strict<T>, Whole<R, FIELD>, A>(members, slot)
}

/// Reads a field that `null` clears with a function that knows `null` and returns an `Option`.
#[inline]
pub fn read_nullable_whole<'de, R, const FIELD: usize, S, A>(
    members: &mut Members<A>,
    slot: &mut S,
) -> Result<(), A::Error>
where
    R: ReadWith<'de, FIELD, Option<S::Value>>,
    S: NullableSlot,
    A: MapAccess<'de>,
{
    fill::<Nullable<S>, Whole<R, FIELD>, A>(members, slot)
}

/// What can be empty text. It stands for `AsRef<str>`, to say in a sentence of ours what is wrong.
#[diagnostic::on_unimplemented(
    message = "`empty_as_null` is for text, and a `{Self}` is none: remove the word, or implement `AsRef<str>`",
    label = "not a text"
)]
pub trait Text {
    /// Whether there is nothing in it.
    fn is_empty(&self) -> bool;
}

#[diagnostic::do_not_recommend]
impl<T: AsRef<str>> Text for T {
    #[inline]
    fn is_empty(&self) -> bool {
        self.as_ref().is_empty()
    }
}

/// Takes an empty text, just read, for `null`.
pub fn empty_as_null<S, A, E>(read: Result<(), E>, members: &mut Members<A>, slot: &mut S) -> Result<(), E>
where
    S: NullableSlot<Value: Text>,
{
    if let Patch::Set(text) = slot.view() {
        if text.is_empty() {
            *slot = S::new(Patch::Clear);
            members.has_null = true;
        }
    }
    read
}

/// With the function of a field.
struct Inner<R, const FIELD: usize>(PhantomData<R>);

impl<'de, R: ReadWith<'de, FIELD, T>, const FIELD: usize, T> ReadInner<'de, T> for Inner<R, FIELD> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        R::read(deserializer)
    }
}

/// As a request whose rules are left for the outermost one to check.
struct Nested;

impl<'de, R: ReadRequest<'de>> ReadInner<'de, R> for Nested {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<R, D::Error> {
        read(deserializer)
    }
}

/// With the function of a field that knows `null`.
struct Whole<R, const FIELD: usize>(PhantomData<R>);

impl<'de, R: ReadWith<'de, FIELD, Option<T>>, const FIELD: usize, T> Source<'de, T> for Whole<R, FIELD> {
    fn fill<K: Kind<Value = T>, D: Deserializer<'de>>(
        slot: &mut K::Slot,
        has_null: &mut bool,
        deserializer: D,
    ) -> Result<(), D::Error> {
        if let Some(value) = R::read(deserializer)? {
            K::fill(slot, value);
        } else {
            K::clear(slot);
            *has_null = true;
        }
        Ok(())
    }
}

/// Reads a `Cow<'a, str>` that borrows from the body where it can; serde's own impl copies.
pub fn borrow_str<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'de, str>, D::Error> {
    struct Text;

    impl<'de> Visitor<'de> for Text {
        type Value = Cow<'de, str>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }

        fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
            Ok(Cow::Borrowed(text))
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
            Ok(Cow::Owned(text.to_owned()))
        }

        fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
            Ok(Cow::Owned(text))
        }
    }

    deserializer.deserialize_str(Text)
}

/// Reads a `Cow<'a, [u8]>` that borrows from the body where it can.
pub fn borrow_bytes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'de, [u8]>, D::Error> {
    struct Bytes;

    impl<'de> Visitor<'de> for Bytes {
        type Value = Cow<'de, [u8]>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("bytes")
        }

        fn visit_borrowed_bytes<E: Error>(self, bytes: &'de [u8]) -> Result<Self::Value, E> {
            Ok(Cow::Borrowed(bytes))
        }

        fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
            Ok(Cow::Borrowed(text.as_bytes()))
        }

        fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Self::Value, E> {
            Ok(Cow::Owned(bytes.to_vec()))
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
            Ok(Cow::Owned(text.as_bytes().to_vec()))
        }

        fn visit_seq<S: SeqAccess<'de>>(self, mut sequence: S) -> Result<Self::Value, S::Error> {
            let mut bytes = Vec::new();
            while let Some(byte) = sequence.next_element()? {
                bytes.push(byte);
            }
            Ok(Cow::Owned(bytes))
        }
    }

    deserializer.deserialize_bytes(Bytes)
}
