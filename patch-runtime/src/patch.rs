//! The tri-state type: what one nullable field of a request says, and how it says it on the wire.

use alloc::string::String;
use core::fmt;
use core::marker::PhantomData;
use core::mem;
use core::ops::Deref;

use serde::de::value::{
    BorrowedBytesDeserializer, BorrowedStrDeserializer, EnumAccessDeserializer, MapAccessDeserializer,
    SeqAccessDeserializer,
};
use serde::de::{self, Deserialize, Deserializer, IntoDeserializer, Visitor};
use serde::ser::{self, Serialize, Serializer};

#[cfg(test)]
mod tests;

/// What an update says about one field: keep it, clear it, or set it to a value.
///
/// | variant  | in JSON                | effect on a stored `Option<T>` |
/// |----------|------------------------|--------------------------------|
/// | `Keep`   | the member is left out | none                           |
/// | `Clear`  | `null`                 | becomes `None`                 |
/// | `Set(v)` | `v`                    | becomes `Some(v)`              |
///
/// "Present" means cleared or set. `Keep` is the default, and the variants are ordered as listed.
///
/// # In your own structs
///
/// Requests made by `#[derive(PatchRequest)]` leave kept fields out by themselves. In a struct of
/// your own, each such field needs **both** halves of this attribute:
///
/// ```
/// use patch_runtime::Patch;
/// use serde::{Deserialize, Serialize};
///
/// #[derive(Debug, PartialEq, Serialize, Deserialize)]
/// struct UpdateProfile {
///     #[serde(default, skip_serializing_if = "Patch::is_keep")]
///     nickname: Patch<String>,
/// }
///
/// for (json, nickname) in [
///     (r#"{}"#, Patch::Keep),
///     (r#"{"nickname":null}"#, Patch::Clear),
///     (r#"{"nickname":"Ada"}"#, Patch::from("Ada")),
/// ] {
///     let update = UpdateProfile { nickname };
///     assert_eq!(serde_json::to_string(&update)?, json);
///     assert_eq!(serde_json::from_str::<UpdateProfile>(json)?, update);
/// }
/// # Ok::<_, serde_json::Error>(())
/// ```
///
/// Forgetting a half is an error and never a cleared field: without `default` a member that was
/// left out is reported as missing, and without `skip_serializing_if` serializing `Keep` fails and
/// names the attribute. (A `Patch` cannot stand behind `#[serde(flatten)]` itself; a struct that
/// holds some can.)
///
/// A set value that itself prints as `null`, such as `Set(())` or `Set(serde_json::Value::Null)`,
/// reads back as `Clear`.
///
/// # Conversions
///
/// A value converts into `Set`. There is deliberately no conversion from `Option<T>`, because
/// `None` could mean either of the other two: say which with [`set_or_keep`](Self::set_or_keep) or
/// [`set_or_clear`](Self::set_or_clear).
///
/// ```compile_fail,E0277
/// use patch_runtime::Patch;
///
/// let nickname: Option<String> = None;
/// let patch: Patch<String> = nickname.into(); // keep, or clear?
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Patch<T> {
    /// The field stays as it is; on the wire it is left out.
    #[default]
    Keep,
    /// The field loses its value; on the wire it is `null`.
    Clear,
    /// The field gets this value.
    Set(T),
}

impl<T> Patch<T> {
    /// Whether the field stays as it is.
    ///
    /// ```
    /// # use patch_runtime::Patch;
    /// assert!(Patch::<u8>::Keep.is_keep());
    /// assert!(!Patch::<u8>::Clear.is_keep());
    /// ```
    #[inline]
    #[must_use]
    pub const fn is_keep(&self) -> bool {
        matches!(self, Self::Keep)
    }

    /// Whether the field loses its value.
    ///
    /// ```
    /// # use patch_runtime::Patch;
    /// assert!(Patch::<u8>::Clear.is_clear());
    /// assert!(!Patch::<u8>::Keep.is_clear());
    /// ```
    #[inline]
    #[must_use]
    pub const fn is_clear(&self) -> bool {
        matches!(self, Self::Clear)
    }

    /// Whether the field gets a value.
    ///
    /// ```
    /// # use patch_runtime::Patch;
    /// assert!(Patch::Set(false).is_set());
    /// assert!(!Patch::<bool>::Clear.is_set());
    /// ```
    #[inline]
    #[must_use]
    pub const fn is_set(&self) -> bool {
        matches!(self, Self::Set(_))
    }

    /// Whether the update mentions the field at all: it is cleared or set.
    ///
    /// ```
    /// # use patch_runtime::Patch;
    /// assert!(Patch::<u8>::Clear.is_present());
    /// assert!(Patch::Set(1).is_present());
    /// assert!(!Patch::<u8>::Keep.is_present());
    /// ```
    #[inline]
    #[must_use]
    pub const fn is_present(&self) -> bool {
        !self.is_keep()
    }

    /// The same state with a reference to the value.
    ///
    /// ```
    /// # use patch_runtime::Patch;
    /// let name: Patch<String> = Patch::from("Ada");
    /// assert_eq!(name.as_ref().map(String::len), Patch::Set(3));
    /// assert!(name.is_set()); // still ours
    /// ```
    #[inline]
    #[must_use]
    pub const fn as_ref(&self) -> Patch<&T> {
        match self {
            Self::Keep => Patch::Keep,
            Self::Clear => Patch::Clear,
            Self::Set(value) => Patch::Set(value),
        }
    }

    /// The same state with a mutable reference to the value.
    ///
    /// ```
    /// # use patch_runtime::Patch;
    /// let mut name: Patch<String> = Patch::from(" Ada ");
    /// if let Patch::Set(name) = name.as_mut() {
    ///     *name = name.trim().to_owned();
    /// }
    /// assert_eq!(name, Patch::from("Ada"));
    /// ```
    #[inline]
    #[must_use]
    pub const fn as_mut(&mut self) -> Patch<&mut T> {
        match self {
            Self::Keep => Patch::Keep,
            Self::Clear => Patch::Clear,
            Self::Set(value) => Patch::Set(value),
        }
    }

    /// The same state with what the value points to: a `&str` for a `String`.
    ///
    /// ```
    /// # use patch_runtime::Patch;
    /// let name: Patch<String> = Patch::from("Ada");
    /// assert_eq!(name.as_deref(), Patch::Set("Ada"));
    /// ```
    #[inline]
    #[must_use]
    pub fn as_deref(&self) -> Patch<&T::Target>
    where
        T: Deref,
    {
        self.as_ref().map(T::deref)
    }

    /// The value, if the field is set to one.
    ///
    /// ```
    /// # use patch_runtime::Patch;
    /// assert_eq!(Patch::Set(3).value(), Some(&3));
    /// assert_eq!(Patch::<u8>::Clear.value(), None);
    /// ```
    #[inline]
    #[must_use]
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Set(value) => Some(value),
            Self::Keep | Self::Clear => None,
        }
    }

    /// The value by value, if the field is set to one.
    ///
    /// This no longer tells `Keep` from `Clear`; [`into_option`](Self::into_option) does.
    ///
    /// ```
    /// # use patch_runtime::Patch;
    /// assert_eq!(Patch::from("Ada").into_value(), Some(String::from("Ada")));
    /// assert_eq!(Patch::<String>::Keep.into_value(), None);
    /// ```
    #[inline]
    #[must_use]
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Set(value) => Some(value),
            Self::Keep | Self::Clear => None,
        }
    }

    /// Changes the value of a set field; the other two states stay what they are.
    ///
    /// ```
    /// # use patch_runtime::Patch;
    /// assert_eq!(Patch::Set(2).map(|n| n * 10), Patch::Set(20));
    /// assert_eq!(Patch::<u8>::Clear.map(|n| n * 10), Patch::Clear);
    /// ```
    #[inline]
    #[must_use]
    pub fn map<U, F: FnOnce(T) -> U>(self, change: F) -> Patch<U> {
        match self {
            Self::Keep => Patch::Keep,
            Self::Clear => Patch::Clear,
            Self::Set(value) => Patch::Set(change(value)),
        }
    }

    /// Changes the value of a set field by something that may fail; the other two states stay what
    /// they are.
    ///
    /// The error is whatever `change` returns; a field that is not set never fails.
    ///
    /// ```
    /// # use patch_runtime::Patch;
    /// assert_eq!(Patch::Set("7").try_map(str::parse::<u8>)?, Patch::Set(7));
    /// assert_eq!(Patch::Clear.try_map(str::parse::<u8>)?, Patch::Clear);
    /// assert!(Patch::Set("seven").try_map(str::parse::<u8>).is_err());
    /// # Ok::<_, std::num::ParseIntError>(())
    /// ```
    #[inline]
    pub fn try_map<U, E, F: FnOnce(T) -> Result<U, E>>(self, change: F) -> Result<Patch<U>, E> {
        match self {
            Self::Keep => Ok(Patch::Keep),
            Self::Clear => Ok(Patch::Clear),
            Self::Set(value) => change(value).map(Patch::Set),
        }
    }

    /// The update as nested options: `None` keeps, `Some(None)` clears, `Some(Some(v))` sets.
    ///
    /// ```
    /// # use patch_runtime::Patch;
    /// assert_eq!(Patch::<u8>::Keep.into_option(), None);
    /// assert_eq!(Patch::<u8>::Clear.into_option(), Some(None));
    /// assert_eq!(Patch::Set(1).into_option(), Some(Some(1)));
    /// ```
    #[inline]
    #[must_use]
    pub fn into_option(self) -> Option<Option<T>> {
        match self {
            Self::Keep => None,
            Self::Clear => Some(None),
            Self::Set(value) => Some(Some(value)),
        }
    }

    /// The update that nested options stand for: the inverse of [`into_option`](Self::into_option).
    ///
    /// ```
    /// # use patch_runtime::Patch;
    /// assert_eq!(Patch::<u8>::from_option(None), Patch::Keep);
    /// assert_eq!(Patch::<u8>::from_option(Some(None)), Patch::Clear);
    /// assert_eq!(Patch::from_option(Some(Some(1))), Patch::Set(1));
    /// ```
    #[inline]
    #[must_use]
    pub fn from_option(option: Option<Option<T>>) -> Self {
        match option {
            None => Self::Keep,
            Some(None) => Self::Clear,
            Some(Some(value)) => Self::Set(value),
        }
    }

    /// Sets a value that is there; `None` keeps the field.
    ///
    /// ```
    /// # use patch_runtime::Patch;
    /// assert_eq!(Patch::set_or_keep(Some(1)), Patch::Set(1));
    /// assert_eq!(Patch::<u8>::set_or_keep(None), Patch::Keep);
    /// ```
    #[inline]
    #[must_use]
    pub fn set_or_keep(value: Option<T>) -> Self {
        value.map_or(Self::Keep, Self::Set)
    }

    /// Sets a value that is there; `None` clears the field. The field ends up equal to `value`.
    ///
    /// ```
    /// # use patch_runtime::Patch;
    /// assert_eq!(Patch::set_or_clear(Some(1)), Patch::Set(1));
    /// assert_eq!(Patch::<u8>::set_or_clear(None), Patch::Clear);
    /// ```
    #[inline]
    #[must_use]
    pub fn set_or_clear(value: Option<T>) -> Self {
        value.map_or(Self::Clear, Self::Set)
    }

    /// Takes the update out and leaves `Keep` behind.
    ///
    /// ```
    /// # use patch_runtime::Patch;
    /// let mut password: Patch<String> = Patch::from("correct horse");
    /// assert_eq!(password.take().as_deref(), Patch::Set("correct horse"));
    /// assert_eq!(password, Patch::Keep);
    /// ```
    #[inline]
    #[must_use = "assign `Patch::Keep` to drop the update"]
    pub const fn take(&mut self) -> Self {
        mem::replace(self, Self::Keep)
    }

    /// One update for two in a row: `later` where it is present, `self` where it keeps.
    ///
    /// Applying the result is the same as applying `self` and then `later`.
    ///
    /// ```
    /// # use patch_runtime::Patch;
    /// assert_eq!(Patch::Set(1).merged_with(Patch::Set(2)), Patch::Set(2));
    /// assert_eq!(Patch::Set(1).merged_with(Patch::Clear), Patch::Clear);
    /// assert_eq!(Patch::Set(1).merged_with(Patch::Keep), Patch::Set(1));
    /// ```
    #[inline]
    #[must_use]
    pub fn merged_with(self, later: Self) -> Self {
        if later.is_keep() { self } else { later }
    }

    /// Carries the update out on a stored value.
    ///
    /// ```
    /// # use patch_runtime::Patch;
    /// let mut stored = Some(1);
    /// Patch::Keep.apply_to(&mut stored);
    /// assert_eq!(stored, Some(1));
    /// Patch::Set(2).apply_to(&mut stored);
    /// assert_eq!(stored, Some(2));
    /// Patch::Clear.apply_to(&mut stored);
    /// assert_eq!(stored, None);
    /// ```
    #[inline]
    pub fn apply_to(self, target: &mut Option<T>) {
        // In two steps: telling one state from the others takes a comparison, telling three apart takes more.
        if self.is_present() {
            *target = self.into_value();
        }
    }
}

/// `Set`: `Patch::from(1) == Patch::Set(1)`.
impl<T> From<T> for Patch<T> {
    #[inline]
    fn from(value: T) -> Self {
        Self::Set(value)
    }
}

/// `Set`, so that a literal needs no `String::from`: `let name: Patch<String> = "Ada".into();`
impl From<&str> for Patch<String> {
    #[inline]
    fn from(value: &str) -> Self {
        Self::Set(String::from(value))
    }
}

/// The same as [`Patch::into_option`].
impl<T> From<Patch<T>> for Option<Option<T>> {
    #[inline]
    fn from(patch: Patch<T>) -> Self {
        patch.into_option()
    }
}

/// `Clear` as null, `Set` as the value. `Keep` is an error: a serializer that asked for a value
/// cannot be told that there is none, so the struct around it has to skip the field.
impl<T: Serialize> Serialize for Patch<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Keep => Err(ser::Error::custom(
                "a kept field cannot be serialized: \
                 add `#[serde(default, skip_serializing_if = \"Patch::is_keep\")]` to the field",
            )),
            Self::Clear => serializer.serialize_none(),
            Self::Set(value) => serializer.serialize_some(value),
        }
    }
}

/// Null as `Clear`, anything else as `Set`; never `Keep`, which only `#[serde(default)]` gives.
impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Serde's derive offers null for a missing field to every type that asks for an option, so
        // asking for one here would clear whatever was left out. Formats see through a newtype, and
        // a missing field stays missing.
        deserializer.deserialize_newtype_struct("Patch", PatchVisitor(PhantomData))
    }
}

struct PatchVisitor<T>(PhantomData<T>);

/// Deserializers that know no newtypes (serde's own `value` module, many small hand-written ones)
/// answer with the bare value. It is handed on as it came, so that the errors are `T`'s own.
macro_rules! visit_values {
    ($into:path => $($visit:ident($ty:ty)),* $(,)?) => {$(
        fn $visit<E: de::Error>(self, value: $ty) -> Result<Patch<T>, E> {
            self.visit_some($into(value))
        }
    )*};
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for PatchVisitor<T> {
    type Value = Patch<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value or null")
    }

    // Not `Option<T>::deserialize`: behind `flatten` that one turns every error into `None`, which
    // would be `Clear`.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Patch<T>, D::Error> {
        deserializer.deserialize_option(self)
    }

    fn visit_none<E: de::Error>(self) -> Result<Patch<T>, E> {
        Ok(Patch::Clear)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Patch<T>, E> {
        Ok(Patch::Clear)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Patch<T>, D::Error> {
        T::deserialize(deserializer).map(Patch::Set)
    }

    visit_values! { IntoDeserializer::into_deserializer =>
        visit_bool(bool), visit_char(char), visit_f32(f32), visit_f64(f64),
        visit_i8(i8), visit_i16(i16), visit_i32(i32), visit_i64(i64), visit_i128(i128),
        visit_u8(u8), visit_u16(u16), visit_u32(u32), visit_u64(u64), visit_u128(u128),
        visit_str(&str), visit_string(String), visit_bytes(&[u8]),
    }
    visit_values! { BorrowedStrDeserializer::new => visit_borrowed_str(&'de str) }
    visit_values! { BorrowedBytesDeserializer::new => visit_borrowed_bytes(&'de [u8]) }

    fn visit_seq<A: de::SeqAccess<'de>>(self, seq: A) -> Result<Patch<T>, A::Error> {
        self.visit_some(SeqAccessDeserializer::new(seq))
    }

    fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Patch<T>, A::Error> {
        self.visit_some(MapAccessDeserializer::new(map))
    }

    fn visit_enum<A: de::EnumAccess<'de>>(self, data: A) -> Result<Patch<T>, A::Error> {
        self.visit_some(EnumAccessDeserializer::new(data))
    }
}
