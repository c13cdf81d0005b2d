//! Reading a JSON body and telling everything that is wrong with it: feature `json`.
//!
//! A good body costs what `serde_json` costs. Only when that refuses it, it is read a second time, member by member, to
//! collect every problem (`walk`).

use core::str;

use serde::de::{Deserialize, Error as _};

use crate::de::{self, ReadRequest};
use crate::request::ChecksOf;
use crate::rule::Seen;

pub use problems::Problems;

mod problems;
mod walk;

/// Reads a request from the bytes of a body, and says everything that is wrong with them if they are no request.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use patch_runtime::{PatchRequest, json};
///
/// #[derive(PatchRequest)]
/// struct User {
///     #[patch(nullable)]
///     nickname: Option<String>,
///     age: u8,
///     backup_codes: Vec<String>,
///     #[patch(requires(age))]
///     consent: bool,
/// }
///
/// let request: UpdateUserRequest = json::from_slice(br#"{"nickname": null}"#)?;
/// assert!(request.nickname.is_clear());
///
/// let body = br#"{"nikname": "A", "backup_codes": ["a", 1], "nickname": 5, "consent": true}"#;
/// let problems = json::from_slice::<UpdateUserRequest>(body).unwrap_err();
/// let found: Vec<_> = problems.iter().map(|problem| (problem.pointer(), problem.code())).collect();
/// assert_eq!(
///     found,
///     [
///         ("/nikname", "unknown_field"),
///         ("/backup_codes/1", "invalid_type"),
///         ("/nickname", "invalid_type"),
///         ("/consent", "requires"),
///     ]
/// );
/// # }
/// # Ok::<(), patch_runtime::json::Problems>(())
/// ```
///
/// # Errors
///
/// Every [problem](Problems) of the body.
pub fn from_slice<'de, R>(body: &'de [u8]) -> Result<R, Problems>
where
    R: ReadRequest<'de> + Deserialize<'de>,
{
    // Once for the whole body, instead of once for each text in it.
    match str::from_utf8(body) {
        Ok(body) => from_str(body),
        Err(error) => Err(Problems::syntax(&serde_json::Error::custom(error))),
    }
}

/// Reads a request from the text of a body: [`from_slice`], without the look whether it is text.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use patch_runtime::{PatchRequest, json};
///
/// #[derive(PatchRequest)]
/// struct Tag {
///     label: String,
/// }
///
/// let problems = json::from_str::<UpdateTagRequest>(r#"{"label": null"#).unwrap_err();
/// assert!(problems.is_malformed());
/// assert_eq!(problems.to_string(), "EOF while parsing an object at line 1 column 14");
/// # }
/// ```
///
/// # Errors
///
/// Every [problem](Problems) of the body.
pub fn from_str<'de, R>(body: &'de str) -> Result<R, Problems>
where
    R: ReadRequest<'de> + Deserialize<'de>,
{
    // What `serde_json::from_str` does, without handing the request from one to the next: requests are large.
    let mut request = R::default();
    match read(&mut request, body) {
        Ok(()) => Ok(request),
        Err(error) => Err(walk::problems::<R>(body, &error)),
    }
}

#[inline]
fn read<'de, R: ReadRequest<'de>>(request: &mut R, body: &'de str) -> Result<(), serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(body);
    let mut seen = Seen::NOTHING;
    de::fill_from_map(request, &mut seen, &mut deserializer)?;
    de::checked(deserializer.end(), request, ChecksOf::<R>::CHECKS, seen)
}
