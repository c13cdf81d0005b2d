//! The rules between the fields of a request as data, what breaks them, and how a broken one is reported.

use alloc::borrow::Cow;
use alloc::string::{String, ToString as _};
use alloc::vec::{self, Vec};
use core::fmt;
use core::slice;

use serde::ser::{Serialize, SerializeStruct as _, Serializer};

use crate::request::Field;

/// What a request says about one of its fields, without the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Left out: the stored value stays as it is.
    Kept,
    /// `null`: the stored value goes away.
    Cleared,
    /// A value: it replaces the stored one.
    Set,
}

impl State {
    /// Whether the field is in the body at all: cleared or set.
    ///
    /// ```
    /// # use patch_runtime::State;
    /// assert!(State::Cleared.is_present());
    /// assert!(!State::Kept.is_present());
    /// ```
    #[must_use]
    pub const fn is_present(self) -> bool {
        !matches!(self, State::Kept)
    }
}

/// A statement about the fields of one request, in the table [`PatchRequest::RULES`](crate::PatchRequest::RULES).
///
/// Fields are indices into [`PatchRequest::FIELDS`](crate::PatchRequest::FIELDS). Rules look at fields that are
/// *set*: `null` neither triggers nor satisfies one, and `false` is a value like any other. The exceptions are
/// [`Required`](Rule::Required) and [`NonEmpty`](Rule::NonEmpty), which ask for presence.
///
/// ```
/// use patch_runtime::{PatchRequest, Rule};
///
/// #[derive(PatchRequest)]
/// struct Coupon {
///     #[patch(nullable)]
///     percent: Option<u8>,
///     #[patch(nullable, requires(percent))]
///     duration: Option<String>,
/// }
///
/// assert_eq!(UpdateCouponRequest::RULES, [Rule::Requires { field: 1, any_of: &[0] }]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rule {
    /// The field must be present in every request; `null` satisfies it where the field may be cleared.
    Required {
        /// The field that may not be left out.
        field: usize,
    },
    /// The request must change something.
    NonEmpty,
    /// When `field` is set, at least one of `any_of` must be set too.
    Requires {
        /// The field that asks for company.
        field: usize,
        /// The fields of which one must be set.
        any_of: &'static [usize],
    },
}

impl Rule {
    /// The stable, machine-readable name of the rule's kind: `required`, `non_empty`, `requires`.
    ///
    /// ```
    /// # use patch_runtime::Rule;
    /// assert_eq!(Rule::Required { field: 0 }.code(), "required");
    /// ```
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Rule::Required { .. } => "required",
            Rule::NonEmpty => "non_empty",
            Rule::Requires { .. } => "requires",
        }
    }

    /// Whether a request whose fields are in these states keeps the rule.
    fn is_kept(&self, fields: &[Field], state: &dyn Fn(usize) -> State) -> bool {
        match *self {
            Rule::NonEmpty => (0..fields.len()).any(|field| state(field).is_present()),
            Rule::Required { field } => state(field).is_present(),
            Rule::Requires { field, any_of } => {
                state(field) != State::Set || any_of.iter().any(|&target| state(target) == State::Set)
            }
        }
    }

    /// What a request that breaks the rule is told.
    fn violation(&self, fields: &'static [Field]) -> Violation {
        let name = |index: usize| fields.get(index).map_or("", Field::name);
        match *self {
            Rule::NonEmpty => Violation::new("", self.code(), "the request changes nothing: send at least one field"),
            Rule::Required { field } => {
                Violation::new(pointer_to(name(field)), self.code(), alloc::format!("`{}` is required", name(field)))
                    .with_fields([name(field)])
            }
            Rule::Requires { field, any_of } => {
                let targets = any_of.iter().map(|&target| name(target));
                Violation::new(
                    pointer_to(name(field)),
                    self.code(),
                    alloc::format!("`{}` requires {}", name(field), Listed(&targets.clone().collect::<Vec<_>>())),
                )
                .with_fields(core::iter::once(name(field)).chain(targets))
            }
        }
    }
}

/// Checks `rules` against the states of a request's fields and reports the broken ones in the table's order.
///
/// Not generic: a request pays for its rules with a table, never with code of its own.
pub(crate) fn check(
    fields: &'static [Field],
    rules: &'static [Rule],
    state: &dyn Fn(usize) -> State,
    report: &mut Report,
) {
    for rule in rules {
        if !rule.is_kept(fields, state) {
            report.violation(rule.violation(fields));
        }
    }
}

/// `` `a` ``, `` `a` or `b` ``, `` `a`, `b` or `c` ``.
struct Listed<'a>(&'a [&'a str]);

impl fmt::Display for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, name) in self.0.iter().enumerate() {
            let separator = match index {
                0 => "",
                _ if index + 1 == self.0.len() => " or ",
                _ => ", ",
            };
            write!(f, "{separator}`{name}`")?;
        }
        Ok(())
    }
}

/// The JSON pointer (RFC 6901) of a member of the outermost object.
fn pointer_to(name: &str) -> String {
    let mut pointer = String::with_capacity(name.len() + 1);
    pointer.push('/');
    for character in name.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
    pointer
}

/// One rule that a request breaks: where, which kind, and a sentence for a person.
///
/// It serializes as an object with the members `pointer`, `code` and `detail`.
///
/// ```
/// use patch_runtime::PatchRequest;
///
/// #[derive(PatchRequest)]
/// struct Page {
///     #[patch(required, rename = "pageVersion")]
///     version: u64,
/// }
///
/// let violations = UpdatePageRequest::new().validate().unwrap_err();
/// let violation = violations.iter().next().unwrap();
/// assert_eq!(violation.pointer(), "/pageVersion");
/// assert_eq!(violation.code(), "required");
/// assert_eq!(violation.detail(), "`pageVersion` is required");
/// assert!(violation.fields().eq(["pageVersion"]));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    pointer: String,
    code: Cow<'static, str>,
    detail: String,
    fields: Vec<Cow<'static, str>>,
}

impl Violation {
    /// A violation at `pointer` (RFC 6901; `""` is the whole request) of the kind `code`.
    ///
    /// ```
    /// # use patch_runtime::Violation;
    /// let violation = Violation::new("/starts_at", "order", "`starts_at` must be before `ends_at`");
    /// assert_eq!(violation.to_string(), "`starts_at` must be before `ends_at`");
    /// ```
    #[must_use]
    pub fn new(pointer: impl Into<String>, code: impl Into<Cow<'static, str>>, detail: impl Into<String>) -> Self {
        Self { pointer: pointer.into(), code: code.into(), detail: detail.into(), fields: Vec::new() }
    }

    /// The same violation, with the wire names of the fields that take part in it.
    ///
    /// ```
    /// # use patch_runtime::Violation;
    /// let violation = Violation::new("", "order", "..").with_fields(["starts_at", "ends_at"]);
    /// assert_eq!(violation.fields().count(), 2);
    /// ```
    #[must_use]
    pub fn with_fields<N: Into<Cow<'static, str>>>(mut self, fields: impl IntoIterator<Item = N>) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }

    /// Where: a JSON pointer (RFC 6901) into the body, `""` for the request as a whole.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// Which kind of rule, stable and machine-readable: see [`Rule::code`].
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// One sentence for a person, with wire names. It never contains a value of the request.
    #[must_use]
    pub fn detail(&self) -> &str {
        &self.detail
    }

    /// The wire names of the fields that take part, the one that the rule belongs to first.
    #[must_use]
    pub fn fields(&self) -> impl ExactSizeIterator<Item = &str> {
        self.fields.iter().map(|name| &**name)
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.detail)
    }
}

impl core::error::Error for Violation {}

impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Violation", 3)?;
        object.serialize_field("pointer", &self.pointer)?;
        object.serialize_field("code", &self.code)?;
        object.serialize_field("detail", &self.detail)?;
        object.end()
    }
}

/// Every rule that a request breaks, in declaration order. There is always at least one.
///
/// As text it is the sentences, separated by `; `. It serializes as an array of violations.
///
/// ```
/// use patch_runtime::PatchRequest;
///
/// #[derive(PatchRequest)]
/// struct Page {
///     #[patch(required)]
///     version: u64,
///     title: String,
///     #[patch(requires(title))]
///     slug: String,
/// }
///
/// let request = UpdatePageRequest { slug: Some("home".into()), ..Default::default() };
/// let violations = request.validate().unwrap_err();
/// assert_eq!(violations.len(), 2);
/// assert_eq!(violations.to_string(), "`version` is required; `slug` requires `title`");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violations(Vec<Violation>);

#[allow(clippy::len_without_is_empty)] // never empty
impl Violations {
    /// How many rules are broken: at least one.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The violations in declaration order.
    pub fn iter(&self) -> slice::Iter<'_, Violation> {
        self.0.iter()
    }

    /// The body of an HTTP error response, `application/problem+json` of RFC 9457.
    ///
    /// ```
    /// use patch_runtime::PatchRequest;
    /// use serde_json::json;
    ///
    /// #[derive(PatchRequest)]
    /// struct Page {
    ///     #[patch(required)]
    ///     version: u64,
    /// }
    ///
    /// let problem = UpdatePageRequest::new().validate().unwrap_err().to_problem();
    /// assert_eq!(
    ///     serde_json::to_value(&problem)?,
    ///     json!({
    ///         "type": "about:blank",
    ///         "title": "Unprocessable Content",
    ///         "status": 422,
    ///         "detail": "`version` is required",
    ///         "errors": [{"pointer": "/version", "code": "required", "detail": "`version` is required"}],
    ///     })
    /// );
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn to_problem(&self) -> Problem {
        Problem {
            kind: Cow::Borrowed("about:blank"),
            title: Cow::Borrowed("Unprocessable Content"),
            status: 422,
            detail: self.to_string(),
            errors: self.0.clone(),
        }
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.0.iter().enumerate() {
            let separator = if index == 0 { "" } else { "; " };
            write!(f, "{separator}{violation}")?;
        }
        Ok(())
    }
}

impl core::error::Error for Violations {}

impl Serialize for Violations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&self.0)
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The body of an HTTP error response, to be sent as `application/problem+json` (RFC 9457).
///
/// It comes from [`Violations::to_problem`]; set the fields that your API defines before sending it.
///
/// ```
/// use patch_runtime::{Report, Violation};
///
/// let mut report = Report::new();
/// report.violation(Violation::new("", "order", "`starts_at` must be before `ends_at`"));
/// let mut problem = report.into_result().unwrap_err().to_problem();
/// problem.kind = "https://example.com/problems/broken-rules".into();
/// assert_eq!(problem.status, 422);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem {
    /// The member `type`: a URI reference that identifies the kind of problem. `about:blank` says that the
    /// problem has no more meaning than its HTTP status.
    pub kind: Cow<'static, str>,
    /// A short summary of the kind of problem; for `about:blank` the phrase of the status (RFC 9110).
    pub title: Cow<'static, str>,
    /// The HTTP status code.
    pub status: u16,
    /// What went wrong this time: all the sentences.
    pub detail: String,
    /// The extension member `errors`: one object for each broken rule.
    pub errors: Vec<Violation>,
}

impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Problem", 5)?;
        object.serialize_field("type", &self.kind)?;
        object.serialize_field("title", &self.title)?;
        object.serialize_field("status", &self.status)?;
        object.serialize_field("detail", &self.detail)?;
        object.serialize_field("errors", &self.errors)?;
        object.end()
    }
}

/// A list of violations in the making; unlike [`Violations`] it may be empty.
///
/// ```
/// use patch_runtime::{Report, Violation};
///
/// let mut report = Report::new();
/// assert!(report.is_empty());
/// report.violation(Violation::new("/ends_at", "order", "`ends_at` must not be in the past"));
/// assert_eq!(report.into_result().unwrap_err().len(), 1);
/// assert_eq!(Report::new().into_result(), Ok(()));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    violations: Vec<Violation>,
}

impl Report {
    /// A report without violations.
    #[must_use]
    pub const fn new() -> Self {
        Self { violations: Vec::new() }
    }

    /// Adds a violation at the end.
    pub fn violation(&mut self, violation: Violation) {
        self.violations.push(violation);
    }

    /// Whether no violation has been reported yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.violations.is_empty()
    }

    /// The end of the check: `Ok` when nothing was reported.
    pub fn into_result(self) -> Result<(), Violations> {
        if self.violations.is_empty() { Ok(()) } else { Err(Violations(self.violations)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELDS: &[Field] = &[Field::value("a"), Field::nullable("b/c"), Field::nullable("d~e"), Field::value("f")];

    fn broken(rules: &'static [Rule], states: [State; 4]) -> Vec<Violation> {
        let mut report = Report::new();
        let state = |index: usize| states.get(index).copied().unwrap_or(State::Kept);
        check(FIELDS, rules, &state, &mut report);
        report.violations
    }

    #[test]
    fn requires_looks_at_set_values_only() {
        const RULES: &[Rule] = &[Rule::Requires { field: 1, any_of: &[2] }];
        for target in [State::Kept, State::Cleared, State::Set] {
            for field in [State::Kept, State::Cleared, State::Set] {
                let violations = broken(RULES, [State::Kept, field, target, State::Kept]);
                let is_broken = field == State::Set && target != State::Set;
                assert_eq!(violations.len(), usize::from(is_broken), "{field:?} {target:?}");
            }
        }
    }

    #[test]
    fn one_of_several_targets_is_enough_and_all_are_named() {
        const RULES: &[Rule] = &[Rule::Requires { field: 0, any_of: &[1, 2, 3] }];
        assert!(broken(RULES, [State::Set, State::Cleared, State::Kept, State::Set]).is_empty());
        let violations = broken(RULES, [State::Set, State::Cleared, State::Kept, State::Kept]);
        assert_eq!(violations[0].detail(), "`a` requires `b/c`, `d~e` or `f`");
        assert!(violations[0].fields().eq(["a", "b/c", "d~e", "f"]));
    }

    #[test]
    fn required_asks_for_presence_and_pointers_are_escaped() {
        const RULES: &[Rule] = &[Rule::Required { field: 1 }, Rule::Required { field: 2 }];
        let violations = broken(RULES, [State::Kept, State::Kept, State::Kept, State::Kept]);
        assert!(violations.iter().map(Violation::pointer).eq(["/b~1c", "/d~0e"]));
        assert!(broken(RULES, [State::Kept, State::Cleared, State::Set, State::Kept]).is_empty());
    }

    #[test]
    fn an_index_beyond_the_table_never_panics() {
        const RULES: &[Rule] = &[Rule::Required { field: 99 }];
        assert_eq!(broken(RULES, [State::Set; 4])[0].code(), "required");
    }
}
