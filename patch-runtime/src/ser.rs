//! Writing a request: a map of what is present, in declaration order.

use serde::ser::{Error as _, Serialize, SerializeMap, Serializer};

use crate::patch::Patch;
use crate::request::{Field, PatchRequest};
use crate::slot::{NullableSlot, view};

/// A request that can be written. The derive implements it.
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
pub fn serialize<R: WriteRequest, S: Serializer>(request: &R, serializer: S) -> Result<S::Ok, S::Error> {
    // A map and not a struct: formats that are not self-describing write a struct by position, and what leaves
    // fields out could not be read back.
    let map = serializer.serialize_map(Some(request.present_fields().count()))?;
    let mut writer = Writer { map, fields: R::FIELDS, next: 0, result: Ok(()) };
    request.write_fields(&mut writer);
    writer.result?;
    writer.map.end()
}

impl<M: SerializeMap> Writer<M> {
    /// Writes the next field. A value is written as `Some`, which only formats that are not self-describing show:
    /// there it takes a value to tell `null` from it.
    fn write<T: Serialize>(&mut self, value: Patch<&T>) {
        let index = self.next;
        self.next += 1;
        let value = match value {
            Patch::Keep => return,
            Patch::Clear => None,
            Patch::Set(value) => Some(value),
        };
        if self.result.is_ok() {
            self.result = match self.fields.get(index) {
                Some(field) => self.map.serialize_entry(field.name(), &value),
                None => Err(M::Error::custom("a request has more fields than its table")),
            };
        }
    }
}

/// Writes the next field, one that `null` clears.
///
/// The type of the value comes first, here and below, for generated code to name it: that is where an error about it
/// points.
pub fn write_nullable<T: Serialize, S: NullableSlot<Value = T>, M: SerializeMap>(writer: &mut Writer<M>, slot: &S) {
    writer.write(slot.view());
}

/// Writes the next field, one that may not be `null`.
pub fn write_value<T: Serialize, M: SerializeMap>(writer: &mut Writer<M>, slot: &Option<T>) {
    writer.write(view(slot));
}
