//! Writing a request: a map of what is present, in declaration order.

use core::marker::PhantomData;

use serde::ser::{Error as _, Serialize, SerializeMap, Serializer};

use crate::field::Field;
use crate::patch::Patch;
use crate::request::PatchRequest;
use crate::slot::{NullableSlot, view};

/// A request that can be written. The derive implements it.
#[doc(hidden)]
pub trait WriteRequest: PatchRequest {
    /// Writes every field, in the order of [`PatchRequest::FIELDS`].
    fn write_fields<M: SerializeMap>(&self, writer: &mut Writer<M>);
}

/// Writes the fields one after the other and keeps the first error to itself until the end, so that generated code
/// needs no `?` in each line.
pub struct Writer<M: SerializeMap> {
    map: M,
    fields: &'static [Field],
    next: usize,
    result: Result<(), M::Error>,
}

/// Writes a request: the generated `Serialize`.
#[inline]
pub fn serialize<R: WriteRequest, S: Serializer>(request: &R, serializer: S) -> Result<S::Ok, S::Error> {
    // A map and not a struct: formats that are not self-describing write a struct by position, and what leaves
    // fields out could not be read back.
    // Formats for people close a map with a sign; the others must know its length beforehand.
    let length = if serializer.is_human_readable() { None } else { Some(request.present_fields().count()) };
    let map = serializer.serialize_map(length)?;
    let mut writer = Writer { map, fields: R::FIELDS, next: 0, result: Ok(()) };
    request.write_fields(&mut writer);
    writer.result?;
    writer.map.end()
}

impl<M: SerializeMap> Writer<M> {
    /// Writes the next field, or leaves it out. Most are left out, which takes no call into this crate.
    #[inline]
    fn write<T: Serialize + ?Sized>(&mut self, value: Option<&T>) {
        let index = self.next;
        self.next += 1;
        if let Some(value) = value {
            self.write_entry(index, value);
        }
    }

    fn write_entry<T: Serialize + ?Sized>(&mut self, index: usize, value: &T) {
        if self.result.is_ok() {
            self.result = match self.fields.get(index) {
                Some(field) => self.map.serialize_entry(field.name(), value),
                None => Err(M::Error::custom("a request has more fields than its table")),
            };
        }
    }

    /// Writes what a slot says. A value is written as `Some`, which only formats that are not self-describing show:
    /// there it takes that to tell a value from `null`.
    #[inline]
    fn write_patch<T: Serialize>(&mut self, patch: Patch<T>) {
        if patch.is_keep() {
            self.next += 1;
        } else {
            self.write(patch.into_option().as_ref());
        }
    }
}

/// Writes the next field, one that may not be `null`.
#[inline]
pub fn write_value<T: Serialize, M: SerializeMap>(writer: &mut Writer<M>, slot: &Option<T>) {
    writer.write_patch(view(slot));
}

/// Writes the next field, one that `null` clears.
///
/// The type of the value comes first, here and below, for generated code to name it: that is where an error about it
/// points.
#[inline]
pub fn write_nullable<T: Serialize, S: NullableSlot<Value = T>, M: SerializeMap>(writer: &mut Writer<M>, slot: &S) {
    writer.write_patch(slot.view());
}

/// The same for a `Patch`, which is what most of them are.
#[inline]
pub fn write_patch<T: Serialize, M: SerializeMap>(writer: &mut Writer<M>, slot: &Patch<T>) {
    write_nullable(writer, slot);
}

/// How the field at index `FIELD` of a request is written, if a function does it that takes a `T`. The derive implements
/// it where it is not by `Serialize`. An associated type could not be one that is less visible than the request.
#[doc(hidden)]
pub trait WriteWith<const FIELD: usize, T> {
    /// Calls the function.
    fn write<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error>;
}

/// A value that the function of a field writes.
struct With<'a, R, const FIELD: usize, T> {
    value: &'a T,
    by: PhantomData<R>,
}

impl<'a, R, const FIELD: usize, T> With<'a, R, FIELD, T> {
    fn new(value: &'a T) -> Self {
        Self { value, by: PhantomData }
    }
}

impl<R: WriteWith<FIELD, T>, const FIELD: usize, T> Serialize for With<'_, R, FIELD, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        R::write(self.value, serializer)
    }
}

/// Writes the next field, one that may not be `null`, with a function for its values.
pub fn write_value_with<R, const FIELD: usize, T, M>(writer: &mut Writer<M>, slot: &Option<T>)
where
    R: WriteWith<FIELD, T>,
    M: SerializeMap,
{
    writer.write_patch(view(slot).map(With::<R, FIELD, T>::new));
}

/// Writes the next field, one that `null` clears, with a function for its values.
pub fn write_nullable_with<R, const FIELD: usize, S, M>(writer: &mut Writer<M>, slot: &S)
where
    R: WriteWith<FIELD, S::Value>,
    S: NullableSlot,
    M: SerializeMap,
{
    writer.write_patch(slot.view().map(With::<R, FIELD, S::Value>::new));
}

/// Writes the next field, one that may not be `null`, with a function that takes an `Option`.
pub fn write_value_whole<R, const FIELD: usize, T, M>(writer: &mut Writer<M>, slot: &Option<T>)
where
    R: WriteWith<FIELD, Option<T>>,
    M: SerializeMap,
{
    writer.write(slot.is_some().then_some(&With::<R, FIELD, _>::new(slot)));
}

/// Writes the next field, one that `null` clears, with a function that takes an `Option`. There is none to lend in a
/// slot with three states, so the value is cloned.
pub fn write_nullable_whole<R, const FIELD: usize, S, M>(writer: &mut Writer<M>, slot: &S)
where
    R: WriteWith<FIELD, Option<S::Value>>,
    S: NullableSlot<Value: Clone>,
    M: SerializeMap,
{
    let option = slot.view().into_option().map(Option::<&S::Value>::cloned);
    writer.write(option.as_ref().map(With::<R, FIELD, _>::new).as_ref());
}
