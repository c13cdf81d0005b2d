//! The values that rules name, as they are sent: what `Serialize` makes of them, or a function of the user's.

use alloc::vec::Vec;

use serde::Serialize;
use serde_json::{Error, Value, value::Serializer};

use crate::slot::LiteralOf;

/// A literal that values of `T` are compared with.
#[allow(clippy::needless_pass_by_value)] // a literal: with `&` in front, the compiler would point at that
pub fn literal<T, L: LiteralOf<T> + Serialize>(literal: L) -> Option<Value> {
    literal.written()
}

/// A constant or a unit variant.
pub fn value<T: Constant>(value: &T) -> Option<Value> {
    value.written()
}

/// A value that a rule names. It stands for `Serialize`, to say in a sentence of ours what is missing.
#[diagnostic::on_unimplemented(
    message = "a rule names a value of `{Self}`, and the schema says how it is sent: implement `serde::Serialize` for `{Self}`",
    label = "cannot be written"
)]
pub trait Constant {
    /// The value as it is sent.
    fn written(&self) -> Option<Value>;
}

#[diagnostic::do_not_recommend]
impl<T: Serialize> Constant for T {
    fn written(&self) -> Option<Value> {
        // By way of text, in which a number of 32 bits is as short as in a body: a `Value` has 64 bits for it.
        serde_json::from_slice(&serde_json::to_vec(self).ok()?).ok()
    }
}

/// What a function writes.
pub fn written(write: impl FnOnce(Serializer) -> Result<Value, Error>) -> Option<Value> {
    write(Serializer).ok()
}

/// All of them, if each can be written.
#[must_use]
pub fn collect<const N: usize>(values: [Option<Value>; N]) -> Option<Vec<Value>> {
    values.into_iter().collect()
}
