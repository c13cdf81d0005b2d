//! Reading a request: one visitor for all of them, which fills a request in place.
//!
//! Generated code adds two things only: the table of fields, and one match that sends a field's index to the slot
//! that its value goes into.

use alloc::boxed::Box;
use core::fmt;
use core::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use crate::field::Field;
use crate::request::{self, PatchRequest};
use crate::rule::Seen;
use crate::slot::NullableSlot;
use names::Of;

pub use slots::read as read_slot;
pub use value::{Came, read_nullable, read_patch, read_value};

pub(crate) mod names;
mod slots;
pub(crate) mod text;
mod value;
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
    fn read_field<A: MapAccess<'de>>(&mut self, index: usize, map: &mut A) -> Result<Came, A::Error>;

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

/// Reads a request and checks its rules: the generated `Deserialize`.
#[inline]
pub fn deserialize<'de, R: ReadRequest<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<R, D::Error> {
    let mut request = R::default();
    let seen = fill(&mut request, deserializer)?;
    request::check_read(&request, seen).map_err(D::Error::custom)?;
    Ok(request)
}

/// Reads a request without checking its rules.
pub(crate) fn read<'de, R: ReadRequest<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<R, D::Error> {
    let mut request = R::default();
    fill(&mut request, deserializer)?;
    Ok(request)
}

/// Reads into an empty request, and tells which fields there were. Requests are large, so it stays where it is
/// until it is complete.
pub(crate) fn fill<'de, R: ReadRequest<'de>, D: Deserializer<'de>>(
    request: &mut R,
    deserializer: D,
) -> Result<Seen, D::Error> {
    // `flatten` hands a struct its own members and leaves the rest to the container, but only a struct that names
    // them. Formats that are not self-describing would read a struct by position, so there it is a map.
    if deserializer.is_human_readable() {
        deserializer.deserialize_struct(R::NAME, Of::<R>::NAMES.all(), RequestVisitor(request))
    } else {
        deserializer.deserialize_map(RequestVisitor(request))
    }
}

struct RequestVisitor<'a, R>(&'a mut R);

impl<'de, R: ReadRequest<'de>> Visitor<'de> for RequestVisitor<'_, R> {
    type Value = Seen;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with the fields to change")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Seen, A::Error> {
        let mut seen = Seen::default();
        // Bodies mostly come in declaration order: the next name is first compared with the one that follows.
        let mut guess = 0;
        while let Some(index) = map.next_key_seed(Key::<R> { guess, request: PhantomData })? {
            if R::ALLOW_UNKNOWN && index >= R::FIELDS.len() {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let before = seen;
            seen.add(index);
            if seen == before && (R::FIELDS.len() <= Seen::FIELDS || self.0.state(index).is_present()) {
                return Err(refused(R::FIELDS.get(index), text::Duplicate));
            }
            match self.0.read_field(index, &mut map) {
                Ok(Came::VALUE) => {}
                Ok(_) if is_nullable(R::FIELDS.get(index)) => seen.add_null(),
                Ok(_) => return Err(refused(R::FIELDS.get(index), text::MustNotBeNull)),
                Err(error) => return Err(without_secret(R::FIELDS.get(index), error)),
            }
            guess = index + 1;
        }
        Ok(seen)
    }
}

#[cold]
fn is_nullable(field: Option<&Field>) -> bool {
    field.is_some_and(Field::is_nullable)
}

/// What a field is refused with.
#[cold]
#[inline(never)]
fn refused<T: fmt::Display, E: Error>(field: Option<&Field>, text: fn(&'static str) -> T) -> E {
    E::custom(text(field.map_or("", Field::name)))
}

/// The error of a field, unless it may quote a secret.
#[cold]
#[inline(never)]
fn without_secret<E: Error>(field: Option<&Field>, error: E) -> E {
    match field {
        Some(field) if field.holds_secret() => E::custom(text::Unusable(field.name())),
        _ => error,
    }
}

/// Reads a member's name and turns it into the index of its field.
struct Key<R> {
    guess: usize,
    request: PhantomData<R>,
}

impl<'de, R: PatchRequest> DeserializeSeed<'de> for Key<R> {
    type Value = usize;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<R: PatchRequest> Visitor<'_> for Key<R> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    #[inline]
    fn visit_str<E: Error>(self, name: &str) -> Result<usize, E> {
        match Of::<R>::NAMES.find(name, self.guess) {
            index if index < R::FIELDS.len() || R::ALLOW_UNKNOWN => Ok(index),
            _ => Err(unknown(name, Of::<R>::NAMES.all(), R::READ_ONLY)),
        }
    }
}

#[cold]
#[inline(never)]
fn unknown<E: Error>(name: &str, expected: &'static [&'static str], read_only: &'static [&'static str]) -> E {
    E::custom(text::Unknown { name, expected, read_only })
}

/// A nested request of a recursive type.
#[diagnostic::do_not_recommend]
impl<'de, R: ReadRequest<'de>> ReadRequest<'de> for Box<R> {
    fn read_field<A: MapAccess<'de>>(&mut self, index: usize, map: &mut A) -> Result<Came, A::Error> {
        (**self).read_field(index, map)
    }

    fn visit_nested<V: NestedVisitor<'de>>(&mut self, index: usize, visitor: V) -> Option<V::Output> {
        (**self).visit_nested(index, visitor)
    }
}
