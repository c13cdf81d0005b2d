//! Writing a request: a map of what is present, in declaration order.

use core::marker::PhantomData;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::field::Field;
use crate::patch::Patch;
use crate::request::PatchRequest;
use crate::slot::{NullableSlot, state_nullable};
use crate::slots::{HasSlots, Slots as _};
use slots::Write;

mod slots;

/// A request that can be written. The derive implements it.
#[doc(hidden)]
pub trait WriteRequest: PatchRequest {
    /// Writes the field of this index, one that is not written by its slot.
    #[inline]
    fn write_field<M: SerializeMap>(&self, field: usize, member: Member<'_, M>) {
        let _ = (field, member);
    }
}

/// Writes the fields one after the other.
///
/// Every call that gets hold of it is inlined. So the compiler knows which field is the next, and one that is left out
/// takes a comparison.
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
pub fn serialize<K, R, S>(request: &R, serializer: S) -> Result<S::Ok, S::Error>
where
    R: HasSlots<K, Slots: Write> + WriteRequest,
    S: Serializer,
{
    if R::Slots::is_empty(request.slots().0) {
        return serializer.serialize_map(Some(0))?.end();
    }
    write_fields::<K, R, S>(request, serializer)
}

/// Out of line, so that what comes before is no more than a comparison for each field.
#[inline(never)]
fn write_fields<K, R, S>(request: &R, serializer: S) -> Result<S::Ok, S::Error>
where
    R: HasSlots<K, Slots: Write> + WriteRequest,
    S: Serializer,
{
    // A map and not a struct: formats that are not self-describing write a struct by position, and what leaves
    // fields out could not be read back.
    // Formats for people close a map with a sign; the others must know its length beforehand.
    let length = if serializer.is_human_readable() { None } else { Some(present(request)) };
    let mut output = Output { map: serializer.serialize_map(length)?, result: Ok(()) };
    let mut writer = Writer { output: &mut output, fields: R::FIELDS, next: 0 };
    R::Slots::write(request.slots().0, request, &mut writer);
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
    /// Goes to the next field, and tells its index and where it is written if it is present.
    #[inline]
    fn next(&mut self, is_present: bool) -> Option<(usize, Member<'_, M>)> {
        let field = self.next;
        self.next += 1;
        if !is_present {
            return None;
        }
        // The slots are as many as the fields of the table.
        let name = self.fields.get(field).map_or("", Field::name);
        Some((field, Member { output: self.output, name }))
    }
}

/// A request of any type, for what is written apart: what writes slots is compiled once for a list of types.
pub trait WriteField<M: SerializeMap> {
    /// [`WriteRequest::write_field`].
    fn write_field(&self, field: usize, member: Member<'_, M>);
}

impl<M: SerializeMap, R: WriteRequest> WriteField<M> for R {
    fn write_field(&self, field: usize, member: Member<'_, M>) {
        WriteRequest::write_field(self, field, member);
    }
}

/// Where a field is written.
pub struct Member<'a, M: SerializeMap> {
    output: &'a mut Output<M>,
    name: &'static str,
}

impl<M: SerializeMap> Member<'_, M> {
    /// Writes a value, or leaves the field out.
    ///
    /// It is written as `Some`, which only formats that are not self-describing show: there it takes that to tell a value
    /// from `null`.
    #[inline]
    fn write<V: Serialize>(self, value: Option<V>) {
        if let Some(value) = value {
            self.output.write(self.name, value);
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

/// Writes a field, one that may not be `null`.
#[inline]
pub fn write_value<T: Serialize, M: SerializeMap>(member: Member<'_, M>, slot: &Option<T>) {
    member.write(slot.is_some().then_some(slot));
}

/// Writes a field, one that `null` clears.
///
/// The type of the value comes first, here and below, for generated code to name it: that is where an error about it
/// points.
#[inline]
pub fn write_nullable<T: Serialize, S: NullableSlot<Value = T>, M: SerializeMap>(member: Member<'_, M>, slot: &S) {
    member.write(state_nullable(slot).is_present().then_some(Said(slot)));
}

/// The same for a `Patch`, which is what most of them are.
#[inline]
pub fn write_patch<T: Serialize, M: SerializeMap>(member: Member<'_, M>, slot: &Patch<T>) {
    write_nullable(member, slot);
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

/// Writes a field, one that may not be `null`, with a function for its values.
pub fn write_value_with<R, const FIELD: usize, T, M>(member: Member<'_, M>, slot: &Option<T>)
where
    R: WriteWith<FIELD, T>,
    M: SerializeMap,
{
    member.write(slot.as_ref().map(|value| Some(With::<R, FIELD, T>::new(value))));
}

/// Writes a field, one that `null` clears, with a function for its values.
pub fn write_nullable_with<R, const FIELD: usize, S, M>(member: Member<'_, M>, slot: &S)
where
    R: WriteWith<FIELD, S::Value>,
    S: NullableSlot,
    M: SerializeMap,
{
    member.write(slot.view().map(With::<R, FIELD, S::Value>::new).into_option());
}

/// Writes a field, one that may not be `null`, with a function that takes an `Option`.
pub fn write_value_whole<R, const FIELD: usize, T, M>(member: Member<'_, M>, slot: &Option<T>)
where
    R: WriteWith<FIELD, Option<T>>,
    M: SerializeMap,
{
    member.write(slot.is_some().then_some(With::<R, FIELD, _>::new(slot)));
}

/// Writes a field, one that `null` clears, with a function that takes an `Option`. There is none to lend in a
/// slot with three states, so the value is cloned.
pub fn write_nullable_whole<R, const FIELD: usize, S, M>(member: Member<'_, M>, slot: &S)
where
    R: WriteWith<FIELD, Option<S::Value>>,
    S: NullableSlot<Value: Clone>,
    M: SerializeMap,
{
    let option = slot.view().into_option().map(Option::<&S::Value>::cloned);
    member.write(option.as_ref().map(With::<R, FIELD, _>::new));
}
