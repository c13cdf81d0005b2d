//! What is wrong with a body, as a list.

use alloc::string::ToString as _;
use alloc::vec::Vec;
use core::fmt;
use core::slice;

use serde::ser::{Serialize, SerializeSeq as _, Serializer};

use crate::violation::{Problem, Violation, write_sentences};

/// How many problems are listed. Whoever sends more has another problem.
const LISTED: usize = 64;

/// Everything that is wrong with a body: never empty, in the order of the body, and then the broken rules in declaration
/// order.
///
/// It lists at most 64 problems; [`has_more`](Self::has_more) tells whether there are others. As text it is their
/// sentences, as far as they fit into a line of a log. It serializes as an array of objects with the members `pointer`
/// (RFC 6901, into the body as it was sent), `code` and `detail`; where there are more, the last one has the code `more`.
///
/// The codes are stable:
///
/// | code | what is wrong |
/// |---|---|
/// | `syntax` | this is not JSON; nothing else is reported then |
/// | `invalid_type` | a value of another JSON type than the field has |
/// | `invalid_value` | a value that the field's type does not accept, and any problem of a secret |
/// | `null_not_allowed` | `null` for a field that cannot be cleared |
/// | `unknown_field` | a member that the request does not have |
/// | `read_only_field` | a member of the resource that no request can change |
/// | `duplicate_field` | a member that came before, perhaps under an alias |
/// | `required`, `requires`, `conflicts`, `exactly_one`, .. | a broken rule: see [`Rule::code`](crate::Rule::code) |
/// | `garde` | a value that breaks a rule of [`#[garde(..)]`](crate::attributes::garde) |
///
/// and `validate_with` adds those of its own. A member whose value is unusable counts as one that is set, so that a wrong
/// `password` is not reported as a missing one, too; rules about its value are not checked, nor those about a member that
/// is `null` and may not be. `validate_with` is not called for an object with such a member.
///
/// Of one value that is not made of requests (a list, a map, a struct without `nested`) it is the first problem: its type
/// stops there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems {
    list: Vec<Violation>,
    has_more: bool,
    is_malformed: bool,
}

#[allow(clippy::len_without_is_empty)] // never empty
impl Problems {
    pub(super) fn syntax(error: &serde_json::Error) -> Self {
        let problem = Violation::new("", "syntax", error.to_string());
        Self { list: Vec::from([problem]), has_more: false, is_malformed: true }
    }

    /// The problems in order. There is at least one.
    pub fn iter(&self) -> slice::Iter<'_, Violation> {
        self.list.iter()
    }

    /// How many problems are listed: from 1 to 64.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are problems beyond those that are listed.
    #[must_use]
    pub fn has_more(&self) -> bool {
        self.has_more
    }

    /// Whether the body is not JSON, which HTTP answers with 400 and not with 422.
    #[must_use]
    pub fn is_malformed(&self) -> bool {
        self.is_malformed
    }

    /// The body of an HTTP error response, `application/problem+json` of RFC 9457.
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
    /// let problems = json::from_str::<UpdateTagRequest>(r#"{"label": null}"#).unwrap_err();
    /// let problem = problems.to_problem();
    /// assert_eq!(problem.status, 422);
    /// assert_eq!(problem.errors[0].pointer(), "/label");
    /// assert_eq!(problem.errors[0].code(), "null_not_allowed");
    /// # }
    /// ```
    #[must_use]
    pub fn to_problem(&self) -> Problem {
        let (status, title) = if self.is_malformed { (400, "Bad Request") } else { (422, "Unprocessable Content") };
        let errors = self.list.iter().cloned().chain(self.has_more.then(more)).collect();
        Problem { errors, ..Problem::new(status, title, self.to_string()) }
    }
}

/// The mark at the end of a list that is not complete.
fn more() -> Violation {
    Violation::new("", "more", "there are more problems than these")
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_sentences(f, &self.list, self.has_more)
    }
}

impl core::error::Error for Problems {}

impl Serialize for Problems {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut array = serializer.serialize_seq(Some(self.list.len() + usize::from(self.has_more)))?;
        for problem in &self.list {
            array.serialize_element(problem)?;
        }
        if self.has_more {
            array.serialize_element(&more())?;
        }
        array.end()
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Violation;
    type IntoIter = slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Problems in the making.
#[derive(Default)]
pub(super) struct Found {
    list: Vec<Violation>,
    has_more: bool,
}

impl Found {
    /// Adds a problem, or notes that there is one more.
    pub(super) fn add(&mut self, problem: impl FnOnce() -> Violation) {
        if self.list.len() < LISTED {
            self.list.push(problem());
        } else {
            self.has_more = true;
        }
    }

    /// The end of it. There is at least one problem: `otherwise`, if none was found.
    pub(super) fn finish(mut self, otherwise: impl FnOnce() -> Violation) -> Problems {
        if self.list.is_empty() {
            self.list.push(otherwise());
        }
        Problems { list: self.list, has_more: self.has_more, is_malformed: false }
    }
}
