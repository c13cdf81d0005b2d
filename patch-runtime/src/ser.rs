//! Writing a request: a map of what is present, in declaration order.

use core::marker::PhantomData;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::field::Field;
use crate::patch::Patch;
use crate::request::PatchRequest;
use crate::slot::{NullableSlot, state_nullable};

/// A request that can be written. The derive implements it.
#[doc(hidden)]
pub trait WriteRequest: PatchRequest {
    /// Writes every field, in the order of [`PatchRequest::FIELDS`].
    fn write_fields<M: SerializeMap>(&self, writer: &mut Writer<'_, M>);
}

/// Writes the fields one after the other.
///
/// No call gets hold of it. So the compiler knows which field is the next, and one that is left out takes a comparison.
pub struct Writer<'a, M: SerializeMap> {
    output: &'a mut Output<M>,
    fields: &'static [Field],
    next: usize,
}

/// The map, and the first error, which is kept until the end: generated code needs no `?` in each line.
struct Output<M: SerializeMap> {
    map: M,
    result: Result<(), M::Error>,
}

/// Writes a request: the generated `Serialize`.
#[inline]
pub fn serialize<R: WriteRequest, S: Serializer>(request: &R, serializer: S) -> Result<S::Ok, S::Error> {
    // A map and not a struct: formats that are not self-describing write a struct by position, and what leaves
    // fields out could not be read back.
    // Formats for people close a map with a sign; the others must know its length beforehand.
    let length = if serializer.is_human_readable() { None } else { Some(present(request)) };
    let mut output = Output { map: serializer.serialize_map(length)?, result: Ok(()) };
    request.write_fields(&mut Writer { output: &mut output, fields: R::FIELDS, next: 0 });
    output.result?;
    output.map.end()
}

/// How many fields are present. A loop and no iterators: it is compiled for every request, and run for few.
fn present<R: PatchRequest>(request: &R) -> usize {
    let (mut index, mut present) = (0, 0);
    while index < R::FIELDS.len() {
        present += usize::from(request.state(index).is_present());
        index += 1;
    }
    present
}

impl<M: SerializeMap> Writer<'_, M> {
    /// Writes the next field, or leaves it out.
    ///
    /// A value is written as `Some`, which only formats that are not self-describing show: there it takes that to tell a
    /// value from `null`.
    #[inline]
    fn write<V: Serialize>(&mut self, value: Option<V>) {
        // Generated code has a line for each field of the table.
        let name = self.fields.get(self.next).map_or("", Field::name);
        self.next += 1;
        if let Some(value) = value {
            self.output.write(name, value);
        }
    }
}

impl<M: SerializeMap> Output<M> {
    /// Writes a member: one function for all fields of a type.
    #[inline(never)]
    fn write<V: Serialize>(&mut self, name: &'static str, value: V) {
        if self.result.is_ok() {
            if let Err(error) = self.map.serialize_entry(name, &value) {
                self.result = Err(error);
            }
        }
    }
}

/// A slot with three states, to be written if it says something.
struct Said<'a, S>(&'a S);

impl<S: NullableSlot<Value: Serialize>> Serialize for Said<'_, S> {
    #[inline]
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        self.0.view().into_option().flatten().serialize(serializer)
    }
}

/// Writes the next field, one that may not be `null`.
#[inline]
pub fn write_value<T: Serialize, M: SerializeMap>(writer: &mut Writer<'_, M>, slot: &Option<T>) {
    writer.write(slot.is_some().then_some(slot));
}

/// Writes the next field, one that `null` clears.
///
/// The type of the value comes first, here and below, for generated code to name it: that is where an error about it
/// points.
#[inline]
pub fn write_nullable<T: Serialize, S: NullableSlot<Value = T>, M: SerializeMap>(writer: &mut Writer<'_, M>, slot: &S) {
    writer.write(state_nullable(slot).is_present().then_some(Said(slot)));
}

/// The same for a `Patch`, which is what most of them are.
#[inline]
pub fn write_patch<T: Serialize, M: SerializeMap>(writer: &mut Writer<'_, M>, slot: &Patch<T>) {
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
pub fn write_value_with<R, const FIELD: usize, T, M>(writer: &mut Writer<'_, M>, slot: &Option<T>)
where
    R: WriteWith<FIELD, T>,
    M: SerializeMap,
{
    writer.write(slot.as_ref().map(|value| Some(With::<R, FIELD, T>::new(value))));
}

/// Writes the next field, one that `null` clears, with a function for its values.
pub fn write_nullable_with<R, const FIELD: usize, S, M>(writer: &mut Writer<'_, M>, slot: &S)
where
    R: WriteWith<FIELD, S::Value>,
    S: NullableSlot,
    M: SerializeMap,
{
    writer.write(slot.view().map(With::<R, FIELD, S::Value>::new).into_option());
}

/// Writes the next field, one that may not be `null`, with a function that takes an `Option`.
pub fn write_value_whole<R, const FIELD: usize, T, M>(writer: &mut Writer<'_, M>, slot: &Option<T>)
where
    R: WriteWith<FIELD, Option<T>>,
    M: SerializeMap,
{
    writer.write(slot.is_some().then_some(With::<R, FIELD, _>::new(slot)));
}

/// Writes the next field, one that `null` clears, with a function that takes an `Option`. There is none to lend in a
/// slot with three states, so the value is cloned.
pub fn write_nullable_whole<R, const FIELD: usize, S, M>(writer: &mut Writer<'_, M>, slot: &S)
where
    R: WriteWith<FIELD, Option<S::Value>>,
    S: NullableSlot<Value: Clone>,
    M: SerializeMap,
{
    let option = slot.view().into_option().map(Option::<&S::Value>::cloned);
    writer.write(option.as_ref().map(With::<R, FIELD, _>::new));
}
