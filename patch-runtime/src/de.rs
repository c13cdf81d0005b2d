//! Reading a request: one visitor for all of them, which fills a request in place.
//!
//! Generated code adds the table of fields, and a match with a line for each field that is not read into its slot as any
//! of its type is.

use alloc::boxed::Box;
use core::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor};

use crate::field::Field;
use crate::request::{self, Checks, ChecksOf, PatchRequest};
use crate::rule::{Asked, Seen};
use crate::slot::NullableSlot;
use names::{Names, NamesOf, UNKNOWN};

pub use slots::read as read_slot;
pub use value::{Members, read_nullable, read_patch, read_value};

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
    fn read_field<A: MapAccess<'de>>(&mut self, index: usize, members: &mut Members<A>) -> Result<(), A::Error>;

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

// What is generic over the request is compiled for every one of them, and most of what a debug build takes goes there. So
// it does little, and hands on by value what it gets by value: to keep that takes code that drops it when something panics.

/// Reads a request and checks its rules: the generated `Deserialize`.
#[inline]
pub fn deserialize<'de, R: ReadRequest<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<R, D::Error> {
    let mut request = R::default();
    let mut seen = Seen::NOTHING;
    match checked(fill(&mut request, &mut seen, deserializer), &request, ChecksOf::<R>::CHECKS, seen) {
        Ok(()) => Ok(request),
        Err(error) => Err(error),
    }
}

/// Reads a request without checking its rules.
pub(crate) fn read<'de, R: ReadRequest<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<R, D::Error> {
    let (mut request, mut seen) = (R::default(), Seen::NOTHING);
    match fill(&mut request, &mut seen, deserializer) {
        Ok(()) => Ok(request),
        Err(error) => Err(error),
    }
}

/// Checks the rules of a request, if it could be read.
#[inline]
pub(crate) fn checked<E: Error>(
    read: Result<(), E>,
    request: &dyn Asked,
    checks: &Checks,
    seen: Seen,
) -> Result<(), E> {
    read?;
    request::check_read(request, checks, seen).map_err(E::custom)
}

/// Reads into an empty request, and tells which fields there were. Requests are large, so it stays where it is
/// until it is complete.
#[inline]
pub(crate) fn fill<'de, R: ReadRequest<'de>, D: Deserializer<'de>>(
    request: &mut R,
    seen: &mut Seen,
    deserializer: D,
) -> Result<(), D::Error> {
    // `flatten` hands a struct its own members and leaves the rest to the container, but only a struct that names
    // them. Formats that are not self-describing would read a struct by position, so there it is a map.
    match by_format(deserializer) {
        Format::HumanReadable(deserializer) => {
            deserializer.deserialize_struct(R::NAME, R::ROWS.0, RequestVisitor { request, seen })
        }
        Format::Compact(deserializer) => fill_from_map(request, seen, deserializer),
    }
}

/// The same where a map is known to be the right thing to ask for.
#[inline]
pub(crate) fn fill_from_map<'de, R: ReadRequest<'de>, D: Deserializer<'de>>(
    request: &mut R,
    seen: &mut Seen,
    deserializer: D,
) -> Result<(), D::Error> {
    deserializer.deserialize_map(RequestVisitor { request, seen })
}

enum Format<D> {
    HumanReadable(D),
    Compact(D),
}

#[inline]
fn by_format<'de, D: Deserializer<'de>>(deserializer: D) -> Format<D> {
    if deserializer.is_human_readable() { Format::HumanReadable(deserializer) } else { Format::Compact(deserializer) }
}

const EXPECTED: &str = "an object with the fields to change";

/// All that is compiled for every request and every format that it is read from: the members are read by [`read_members`].
struct RequestVisitor<'a, R> {
    request: &'a mut R,
    seen: &'a mut Seen,
}

impl<'de, R: ReadRequest<'de>> Visitor<'de> for RequestVisitor<'_, R> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(EXPECTED)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, array: A) -> Result<(), A::Error> {
        no_object(array)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        // What is not asked for is not compiled.
        if R::ALLOW_UNKNOWN {
            read_members::<A, true>(map, self.request, NamesOf::<R>::NAMES, self.seen)
        } else {
            read_members::<A, false>(map, self.request, NamesOf::<R>::NAMES, self.seen)
        }
    }
}

/// What serde would say of an array, once and not for every request.
fn no_object<'de, A: SeqAccess<'de>>(_array: A) -> Result<(), A::Error> {
    Err(A::Error::invalid_type(Unexpected::Seq, &EXPECTED))
}

/// A request of any type, to be filled from a map of this one.
trait ReadField<'de, A: MapAccess<'de>>: Asked {
    /// [`ReadRequest::read_field`].
    fn read_field(&mut self, index: usize, members: &mut Members<A>) -> Result<(), A::Error>;
}

impl<'de, A: MapAccess<'de>, R: ReadRequest<'de>> ReadField<'de, A> for R {
    fn read_field(&mut self, index: usize, members: &mut Members<A>) -> Result<(), A::Error> {
        ReadRequest::read_field(self, index, members)
    }
}

/// Reads the members of an object. It is compiled once for a format, and not for every request.
fn read_members<'de, A: MapAccess<'de>, const ALLOW_UNKNOWN: bool>(
    map: A,
    request: &mut dyn ReadField<'de, A>,
    names: &'static Names,
    filled: &mut Seen,
) -> Result<(), A::Error> {
    let fields = names.fields();
    let mut seen = Seen::NOTHING;
    let mut members = Members { map, has_null: false };
    // Bodies mostly come in declaration order: the next name is first compared with the one that follows.
    let mut guess = 0;
    while let Some(index) = members.map.next_key_seed(Key { names, guess })? {
        if ALLOW_UNKNOWN && index >= fields.len() {
            members.map.next_value::<IgnoredAny>()?;
            continue;
        }
        let before = seen;
        seen.add(index);
        if seen == before && (fields.len() <= Seen::FIELDS || request.state(index).is_present()) {
            return Err(refused(fields.get(index), text::Duplicate));
        }
        if let Err(error) = request.read_field(index, &mut members) {
            return Err(without_secret(fields.get(index), error));
        }
        if members.has_null {
            if !is_nullable(fields.get(index)) {
                return Err(refused(fields.get(index), text::MustNotBeNull));
            }
            seen.add_null();
            members.has_null = false;
        }
        guess = index + 1;
    }
    *filled = seen;
    Ok(())
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

/// Reads a member's name and turns it into the index of its field, or into one that no field has.
struct Key {
    names: &'static Names,
    guess: usize,
}

impl<'de> DeserializeSeed<'de> for Key {
    type Value = usize;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    #[inline]
    fn visit_str<E: Error>(self, name: &str) -> Result<usize, E> {
        match self.names.find(name, self.guess) {
            UNKNOWN if !self.names.allow_unknown() => Err(unknown(name, self.names)),
            index => Ok(index),
        }
    }
}

#[cold]
#[inline(never)]
fn unknown<E: Error>(name: &str, names: &Names) -> E {
    E::custom(names.unknown(name))
}

/// A nested request of a recursive type.
#[diagnostic::do_not_recommend]
impl<'de, R: ReadRequest<'de>> ReadRequest<'de> for Box<R> {
    fn read_field<A: MapAccess<'de>>(&mut self, index: usize, members: &mut Members<A>) -> Result<(), A::Error> {
        (**self).read_field(index, members)
    }

    fn visit_nested<V: NestedVisitor<'de>>(&mut self, index: usize, visitor: V) -> Option<V::Output> {
        (**self).visit_nested(index, visitor)
    }
}
