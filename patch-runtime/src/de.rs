//! Reading a request: one visitor for all of them, which fills a request in place.
//!
//! Generated code adds two things only: the table of fields, and one match that sends a field's index to the slot
//! that its value goes into.

use alloc::boxed::Box;
use core::fmt;
use core::marker::PhantomData;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use crate::field::{Field, State};
use crate::patch::Patch;
use crate::request::PatchRequest;
use crate::slot::{NullableSlot, state_nullable, state_value};
use names::Names;

pub(crate) mod names;
pub(crate) mod text;
pub(crate) mod with;

/// A request that can be read. The derive implements it; generic code names it in a bound.
///
/// ```
/// # #[cfg(all(feature = "derive", feature = "json"))] {
/// use patch_runtime::{ReadRequest, json};
/// use serde::de::DeserializeOwned;
///
/// fn read<R>(body: &[u8]) -> Option<R>
/// where
///     R: DeserializeOwned + for<'de> ReadRequest<'de>,
/// {
///     json::from_slice(body).ok()
/// }
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from a body",
    note = "`#[derive(PatchRequest)]` on a struct `User` makes the `UpdateUserRequest` that it generates readable"
)]
pub trait ReadRequest<'de>: PatchRequest {
    /// Reads the value of the field at `index` into its slot.
    #[doc(hidden)]
    fn read_field<A: MapAccess<'de>>(&mut self, index: usize, entry: Entry<'_, A>) -> Result<(), A::Error>;

    /// Shows the slot of the field at `index`, if that is a nested request.
    #[doc(hidden)]
    fn visit_nested<V: NestedVisitor<'de>>(&mut self, index: usize, visitor: V) -> Option<V::Output> {
        let _ = (index, visitor);
        None
    }
}

/// Whoever wants to read a nested request in another way than as a value.
pub trait NestedVisitor<'de> {
    /// What comes of it.
    type Output;

    /// Takes the slot of one that may not be `null`.
    fn value<R: ReadRequest<'de>>(self, slot: &mut Option<R>) -> Self::Output;

    /// Takes the slot of one that `null` clears.
    fn nullable<R: ReadRequest<'de>, S: NullableSlot<Value = R>>(self, slot: &mut S) -> Self::Output;
}

/// A member of the body whose name has been read and whose value comes next.
pub struct Entry<'a, A> {
    map: &'a mut A,
    field: &'static Field,
}

/// Reads a request and checks its rules: the generated `Deserialize`.
pub fn deserialize<'de, R: ReadRequest<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<R, D::Error> {
    let mut request = R::default();
    fill(&mut request, deserializer)?;
    request.validate().map_err(D::Error::custom)?;
    Ok(request)
}

/// Reads a request without checking its rules.
pub(crate) fn read<'de, R: ReadRequest<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<R, D::Error> {
    let mut request = R::default();
    fill(&mut request, deserializer)?;
    Ok(request)
}

/// Reads into an empty request. Requests are large, so it stays where it is until it is complete.
pub(crate) fn fill<'de, R: ReadRequest<'de>, D: Deserializer<'de>>(
    request: &mut R,
    deserializer: D,
) -> Result<(), D::Error> {
    // `flatten` hands a struct its own members and leaves the rest to the container, but only a struct that names
    // them. Formats that are not self-describing would read a struct by position, so there it is a map.
    if deserializer.is_human_readable() {
        deserializer.deserialize_struct(R::NAME, Names::<R>::ALL, RequestVisitor(request))
    } else {
        deserializer.deserialize_map(RequestVisitor(request))
    }
}

struct RequestVisitor<'a, R>(&'a mut R);

impl<'de, R: ReadRequest<'de>> Visitor<'de> for RequestVisitor<'_, R> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with the fields to change")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        // Bodies mostly come in declaration order: the next name is first compared with the one that follows.
        let mut guess = 0;
        while let Some(index) = map.next_key_seed(Key::<R> { guess, request: PhantomData })? {
            let Some(field) = R::FIELDS.get(index) else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            self.0.read_field(index, Entry { map: &mut map, field })?;
            guess = index + 1;
        }
        Ok(())
    }
}

/// Reads a member's name and turns it into the index of its field.
struct Key<R> {
    guess: usize,
    request: PhantomData<R>,
}

impl<'de, R: PatchRequest> DeserializeSeed<'de> for Key<R> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<R: PatchRequest> Visitor<'_> for Key<R> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<usize, E> {
        match Names::<R>::find(name, self.guess) {
            Some(index) => Ok(index),
            // No field has this index: the value is skipped.
            None if R::ALLOW_UNKNOWN => Ok(usize::MAX),
            None => Err(unknown::<R, E>(name)),
        }
    }
}

#[cold]
fn unknown<R: PatchRequest, E: Error>(name: &str) -> E {
    E::custom(text::Unknown { name, expected: Names::<R>::ALL, read_only: R::READ_ONLY })
}

/// Reads the value of a field that `null` clears.
///
/// The type of the value comes first, here and below, for generated code to name it: that is where an error about it
/// points.
#[inline]
pub fn read_nullable<'de, T, S, A>(entry: Entry<'_, A>, slot: &mut S) -> Result<(), A::Error>
where
    T: Deserialize<'de>,
    S: NullableSlot<Value = T>,
    A: MapAccess<'de>,
{
    fill_nullable(entry, slot, PhantomData::<Option<T>>)
}

/// The same for a `Patch`, which is what most of them are.
#[inline]
pub fn read_patch<'de, T, A>(entry: Entry<'_, A>, slot: &mut Patch<T>) -> Result<(), A::Error>
where
    T: Deserialize<'de>,
    A: MapAccess<'de>,
{
    read_nullable(entry, slot)
}

/// Reads the value of a field that may not be `null`.
#[inline]
pub fn read_value<'de, T, A>(entry: Entry<'_, A>, slot: &mut Option<T>) -> Result<(), A::Error>
where
    T: Deserialize<'de>,
    A: MapAccess<'de>,
{
    fill_value(entry, slot, PhantomData::<Option<T>>)
}

/// Fills a slot with three states with what the seed reads.
#[inline]
fn fill_nullable<'de, S, A, K>(entry: Entry<'_, A>, slot: &mut S, seed: K) -> Result<(), A::Error>
where
    S: NullableSlot,
    A: MapAccess<'de>,
    K: DeserializeSeed<'de, Value = Option<S::Value>>,
{
    let value = entry.value(state_nullable(slot), seed)?;
    *slot = S::new(value.map_or(Patch::Clear, Patch::Set));
    Ok(())
}

/// Fills a slot without `null` with what the seed reads.
#[inline]
fn fill_value<'de, T, A, K>(entry: Entry<'_, A>, slot: &mut Option<T>, seed: K) -> Result<(), A::Error>
where
    A: MapAccess<'de>,
    K: DeserializeSeed<'de, Value = Option<T>>,
{
    let field = entry.field;
    *slot = entry.value(state_value(slot), seed)?;
    if slot.is_some() { Ok(()) } else { Err(A::Error::custom(text::MustNotBeNull(field.name()))) }
}

#[cfg(feature = "json")]
impl<'a, A> Entry<'a, A> {
    pub(crate) fn new(map: &'a mut A, field: &'static Field) -> Self {
        Self { map, field }
    }
}

impl<'de, A: MapAccess<'de>> Entry<'_, A> {
    /// Reads the value; `None` is `null`, whatever the type makes of it.
    ///
    /// A slot starts out kept and every value leaves it present, so `earlier` tells whether the member came before.
    #[inline]
    fn value<T, K>(self, earlier: State, seed: K) -> Result<Option<T>, A::Error>
    where
        K: DeserializeSeed<'de, Value = Option<T>>,
    {
        if earlier.is_present() {
            return Err(A::Error::custom(text::Duplicate(self.field.name())));
        }
        match self.map.next_value_seed(seed) {
            // The error may quote the value.
            Err(_) if self.field.holds_secret() => Err(A::Error::custom(text::Unusable(self.field.name()))),
            result => result,
        }
    }
}

/// A nested request of a recursive type.
#[diagnostic::do_not_recommend]
impl<'de, R: ReadRequest<'de>> ReadRequest<'de> for Box<R> {
    fn read_field<A: MapAccess<'de>>(&mut self, index: usize, entry: Entry<'_, A>) -> Result<(), A::Error> {
        (**self).read_field(index, entry)
    }

    fn visit_nested<V: NestedVisitor<'de>>(&mut self, index: usize, visitor: V) -> Option<V::Output> {
        (**self).visit_nested(index, visitor)
    }
}
