//! From a request to a statement: the columns that it changes, each with its value, for whatever builds SQL.

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::patch::Patch;
use crate::slot::NullableSlot;

/// What takes the columns of a request, one after the other: a statement that is being built, or a list.
///
/// [`IntoColumns`] asks for one impl for each type of value. Where a library binds whatever implements a trait of its own,
/// one impl is enough; here that trait is `Display`.
///
/// ```
/// use std::fmt::Display;
///
/// use patch_runtime::Bind;
///
/// /// The `SET` of an `UPDATE`, and the values that are bound to it.
/// #[derive(Default)]
/// struct Assignments {
///     sql: String,
///     values: Vec<Box<dyn Display>>,
/// }
///
/// impl<T: Display + 'static> Bind<T> for Assignments {
///     fn bind(&mut self, column: &'static str, value: T) {
///         let sign = if self.sql.is_empty() { " SET " } else { ", " };
///         self.sql += &format!("{sign}\"{column}\" = ?");
///         self.values.push(Box::new(value));
///     }
/// }
///
/// let mut assignments = Assignments::default();
/// assignments.bind("name", "Ada");
/// assignments.bind("age", 36);
/// assert_eq!(assignments.sql, r#" SET "name" = ?, "age" = ?"#);
/// ```
///
/// The guide `docs/SQL.md` in the repository has it for sqlx, rusqlite, tokio-postgres and sea-query.
///
/// The name of a column is one that stands in the source of the program: no text of a body can become part of the SQL.
/// The value is whatever the body says, and is to be bound, never printed.
///
/// A sink that can fail keeps its first error and reports it when it is done.
///
/// # A list of columns
///
/// `Vec<(&'static str, V)>` takes every value that is `Into<V>`. Where a library has a type for all values of a database
/// (`rusqlite::types::Value`, `sea_query::Expr`), nothing else is needed.
#[diagnostic::on_unimplemented(
    message = "`{Self}` takes no column of the type `{T}`",
    label = "does not implement `Bind<{T}>`",
    note = "a field that `null` clears is bound as an `Option`",
    note = "a `Vec<(&'static str, V)>` takes what is `Into<V>`"
)]
pub trait Bind<T> {
    /// Takes a column and its new value.
    fn bind(&mut self, column: &'static str, value: T);
}

/// A request whose fields are columns: `#[patch(columns)]` on the struct generates it, and
/// [`column`](crate::attributes::column) on a field names what is called differently.
///
/// Only fields that are present are bound, in declaration order. The value is the one that
/// [`apply_to`](crate::PatchRequest::apply_to) would store:
///
/// | the field | the type of the value | `null` is |
/// |---|---|---|
/// | not nullable | `T` | |
/// | `nullable` | `Option<T>` | `None` |
/// | `nullable, default` | `T` | the default |
///
/// What is no column of its own is left out, unless it says `column = ".."`: request-only fields, and those that are
/// `nested` or `merge`. The value then is what the request holds: the password as it was sent, the nested request, what
/// is to be merged. A `secret` is bound like any other value.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use patch_runtime::{IntoColumns, PatchRequest};
/// use serde_json::{Value, json};
///
/// #[derive(PatchRequest)]
/// #[patch(columns)]
/// struct User {
///     #[patch(skip)]
///     id: u64,
///     #[patch(nullable)]
///     nickname: Option<String>,
///     #[patch(column = "email_address")]
///     email: String,
///     is_admin: bool,
/// }
///
/// let request: UpdateUserRequest = serde_json::from_str(r#"{"email": "ada@example.org", "nickname": null}"#)?;
/// let mut columns: Vec<(&str, Value)> = Vec::new();
/// request.into_columns(&mut columns);
/// assert_eq!(columns, [("nickname", json!(null)), ("email_address", json!("ada@example.org"))]);
/// # }
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// A request that binds no column makes no statement. Ask the sink for that, and not the request: fields that are no
/// columns may be present.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no columns: write `#[patch(columns)]` on the struct whose request it is",
    label = "has no columns"
)]
pub trait IntoColumns<S: ?Sized> {
    /// Binds every column that the request changes.
    fn into_columns(self, sink: &mut S);
}

#[diagnostic::do_not_recommend]
impl<T: Into<V>, V> Bind<T> for Vec<(&'static str, V)> {
    fn bind(&mut self, column: &'static str, value: T) {
        self.push((column, value.into()));
    }
}

#[diagnostic::do_not_recommend]
impl<R: IntoColumns<S>, S: ?Sized> IntoColumns<S> for Box<R> {
    fn into_columns(self, sink: &mut S) {
        (*self).into_columns(sink);
    }
}

/// Binds a field without `null`.
#[inline]
pub fn bind_value<T, S: Bind<T> + ?Sized>(slot: Option<T>, column: &'static str, sink: &mut S) {
    if let Some(value) = slot {
        sink.bind(column, value);
    }
}

/// Binds a field that `null` clears.
#[inline]
pub fn bind_nullable<N: NullableSlot, S>(slot: N, column: &'static str, sink: &mut S)
where
    S: Bind<Option<N::Value>> + ?Sized,
{
    bind_value(slot.into_patch().into_option(), column, sink);
}

/// Binds a field that `null` resets.
#[inline]
pub fn bind_or<N: NullableSlot, S>(slot: N, column: &'static str, sink: &mut S, default: impl FnOnce() -> N::Value)
where
    S: Bind<N::Value> + ?Sized,
{
    match slot.into_patch() {
        Patch::Keep => {}
        Patch::Clear => sink.bind(column, default()),
        Patch::Set(value) => sink.bind(column, value),
    }
}
