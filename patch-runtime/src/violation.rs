//! What breaks the rules, and how it is reported.

use alloc::borrow::Cow;
use alloc::string::{String, ToString as _};
use alloc::vec::{self, Vec};
use core::fmt;
use core::slice;

use serde::ser::{Serialize, SerializeStruct as _, Serializer};

use crate::quote::Quoted;

/// How long the text of all violations may become.
const TEXT_BYTES: usize = 800;

/// The JSON pointer (RFC 6901) of a member of the outermost object.
pub(crate) fn pointer_to(name: &str) -> String {
    let mut pointer = String::with_capacity(name.len() + 1);
    push_segment(&mut pointer, name);
    pointer
}

/// Goes one member deeper.
pub(crate) fn push_segment(pointer: &mut String, name: &str) {
    pointer.push('/');
    for character in name.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

/// How long a name may be to become part of a pointer. A longer one is not the resource's.
#[cfg(any(feature = "json", feature = "garde023"))]
pub(crate) const NAME_BYTES: usize = 256;
/// How long a pointer may become on the way into a value: what is deeper is told of the place above it.
#[cfg(any(feature = "json", feature = "garde023"))]
const WAY_BYTES: usize = 640;

/// Goes deeper by a key that the body has chosen, unless that makes the pointer too long.
#[cfg(any(feature = "json", feature = "garde023"))]
pub(crate) fn push_key(pointer: &mut String, key: &str) -> bool {
    let fits = key.len() <= NAME_BYTES && pointer.len() + key.len() <= WAY_BYTES;
    if fits {
        push_segment(pointer, key);
    }
    fits
}

/// One rule that a request breaks: where, which kind, and a sentence for a person.
///
/// It serializes as an object with the members `pointer`, `code` and `detail`.
///
/// ```
/// # #[cfg(feature = "derive")] {
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
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Violation {
    pointer: String,
    code: Cow<'static, str>,
    detail: String,
    fields: Vec<Cow<'static, str>>,
    /// The length of the pointer to the nested object that the rule is about; 0 for the outermost.
    object: usize,
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
        Self { pointer: pointer.into(), code: code.into(), detail: detail.into(), fields: Vec::new(), object: 0 }
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

    /// The same for the fields of a table.
    pub(crate) fn about(mut self, fields: &[&'static str]) -> Self {
        for field in fields {
            self.fields.push(Cow::Borrowed(field));
        }
        self
    }

    /// Where: a JSON pointer (RFC 6901) into the body, `""` for the request as a whole.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// Which kind of rule, stable and machine-readable: see [`Rule::code`](crate::Rule::code).
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// One sentence for a person, with wire names: those of the members of the object that the rule is about. It never
    /// contains a value of the request, unless a rule of your own puts one in, and never a secret.
    #[must_use]
    pub fn detail(&self) -> &str {
        &self.detail
    }

    /// The wire names of the fields that take part, the one that the rule belongs to first.
    #[must_use]
    pub fn fields(&self) -> impl ExactSizeIterator<Item = &str> {
        self.fields.iter().map(|name| &**name)
    }

    /// The same violation, seen from outside of the object that this pointer leads to.
    pub(crate) fn below(mut self, pointer: &str) -> Self {
        self.pointer.insert_str(0, pointer);
        self.object += pointer.len();
        self
    }
}

/// What it says counts, and not who found it.
impl PartialEq for Violation {
    fn eq(&self, other: &Self) -> bool {
        let Self { pointer, code, detail, fields, object: _ } = self;
        *pointer == other.pointer && *code == other.code && *detail == other.detail && *fields == other.fields
    }
}

impl Eq for Violation {}

/// The sentence; of a nested object, also where that is.
impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.detail)?;
        match self.pointer.get(..self.object) {
            None | Some("") => Ok(()),
            Some(object) => write!(f, " (in {})", Quoted(object)),
        }
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
/// As text it is the sentences, separated by `; `, as far as they fit into a line of a log. It serializes as an array of violations.
///
/// ```
/// # #[cfg(feature = "derive")] {
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
/// # }
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
    /// # #[cfg(feature = "derive")] {
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
    /// # }
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn to_problem(&self) -> Problem {
        Problem { errors: self.0.clone(), ..Problem::new(422, "Unprocessable Content", self.to_string()) }
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_sentences(f, &self.0, false)
    }
}

/// The sentences in one line, as far as they fit into one of a log.
pub(crate) fn write_sentences(f: &mut fmt::Formatter<'_>, list: &[Violation], has_more: bool) -> fmt::Result {
    let mut bytes = 0;
    for (index, violation) in list.iter().enumerate() {
        let sentence = violation.to_string();
        bytes += sentence.len();
        if index > 0 && bytes > TEXT_BYTES {
            return f.write_str("; and more");
        }
        let separator = if index == 0 { "" } else { "; " };
        write!(f, "{separator}{sentence}")?;
    }
    if has_more { f.write_str("; and more") } else { Ok(()) }
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
/// It comes from [`Violations::to_problem`], or from [`new`](Self::new) for what has nothing to do with a body; set the
/// fields that your API defines before sending it. With the feature `axum` it is a response.
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

impl Problem {
    /// A problem that has no more meaning than its HTTP status: `about:blank`, without `errors`.
    ///
    /// ```
    /// # use patch_runtime::Problem;
    /// let problem = Problem::new(404, "Not Found", "there is no user 7");
    /// assert_eq!(problem.kind, "about:blank");
    /// ```
    #[must_use]
    pub fn new(status: u16, title: impl Into<Cow<'static, str>>, detail: impl Into<String>) -> Self {
        Self {
            kind: Cow::Borrowed("about:blank"),
            title: title.into(),
            status,
            detail: detail.into(),
            errors: Vec::new(),
        }
    }
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
    #[inline]
    #[must_use]
    pub const fn new() -> Self {
        Self { violations: Vec::new() }
    }

    /// Adds a violation at the end.
    pub fn violation(&mut self, violation: Violation) {
        self.violations.push(violation);
    }

    /// Adds what is wrong with the nested object that is the member `name` of this one.
    pub(crate) fn nested(&mut self, name: &str, violations: Violations) {
        let pointer = pointer_to(name);
        for violation in violations {
            self.violations.push(violation.below(&pointer));
        }
    }

    /// Whether no violation has been reported yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.violations.is_empty()
    }

    /// The end of the check: `Ok` when nothing was reported.
    #[inline]
    pub fn into_result(self) -> Result<(), Violations> {
        if self.violations.is_empty() { Ok(()) } else { Err(Violations(self.violations)) }
    }
}
