//! The traits that tie a resource to its request.

use alloc::boxed::Box;
use alloc::vec::{self, Vec};
use core::fmt;
use core::marker::PhantomData;
use core::slice;

use crate::field::{Field, Rows, State};
use crate::inexpressible::{Inexpressible, Losses};
use crate::merge::{Delta, Difference};
use crate::patch::Patch;
use crate::rule::{self, Asked, Facts, Rule, Seen};
use crate::slot::{NullableSlot, view};
use crate::violation::{Report, Violations};
use table::Fields;

mod table;

/// A partial update of a resource. The derive macro of the same name implements it for the request it generates.
///
/// What a request says is public data: its fields are public, [`FIELDS`](Self::FIELDS) describes them,
/// [`state`](Self::state) tells what the request says about each, and [`RULES`](Self::RULES) is what must hold
/// between them. Everything else is provided on top of these.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use patch_runtime::PatchRequest;
///
/// #[derive(PatchRequest)]
/// struct Article {
///     title: String,
///     #[patch(nullable)]
///     subtitle: Option<String>,
/// }
///
/// let request: UpdateArticleRequest = serde_json::from_str(r#"{"subtitle": null}"#)?;
/// assert!(!request.is_empty());
/// assert!(request.present_fields().map(|field| field.name()).eq(["subtitle"]));
///
/// let mut article = Article { title: "PATCH".into(), subtitle: Some("a verb".into()) };
/// request.apply_to(&mut article);
/// assert_eq!(article.subtitle, None);
/// assert_eq!(article.title, "PATCH");
/// # }
/// # Ok::<(), serde_json::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a partial-update request",
    note = "`#[derive(PatchRequest)]` on a struct `User` implements this trait for the `UpdateUserRequest` that it generates"
)]
pub trait PatchRequest: Default + Sized {
    /// The struct that the request updates.
    type Resource;

    /// The fields of the request: those of the resource in declaration order, then the request-only ones.
    const FIELDS: &'static [Field] = Fields::<Self>::ALL;

    /// The rules between the fields: those of each field, in the same order, then those of the struct.
    const RULES: &'static [Rule];

    /// What the request says about the field at this index of [`FIELDS`](Self::FIELDS); kept beyond its end.
    #[must_use]
    fn state(&self, field: usize) -> State;

    /// Updates the resource: sets what is set, clears what is cleared, and leaves the rest alone.
    ///
    /// It cannot fail, and it checks no rules: a request that came through `Deserialize` or `build` is valid
    /// already. Request-only fields have no place in the resource; take them out first
    /// (`let password = request.password.take();`).
    fn apply_to(self, resource: &mut Self::Resource);

    /// Whether the value condition of this number holds; rules refer to conditions by number.
    #[doc(hidden)]
    fn holds(&self, condition: usize) -> bool {
        let _ = condition;
        false
    }

    /// The checks of single values, which another crate makes.
    #[doc(hidden)]
    fn check_values(&self, report: &mut Report) {
        let _ = report;
    }

    /// The checks that no table holds: those of nested requests and `validate_with`.
    #[doc(hidden)]
    fn more(&self, report: &mut Report) {
        let _ = report;
    }

    /// Checks every rule.
    ///
    /// # Errors
    ///
    /// All broken rules, in declaration order.
    fn validate(&self) -> Result<(), Violations> {
        check_all(self, ChecksOf::<Self>::CHECKS, None)
    }

    /// Whether the request changes nothing: every field is kept.
    #[must_use]
    fn is_empty(&self) -> bool {
        self.present_fields().next().is_none()
    }

    /// The fields that the request clears or sets, in declaration order.
    fn present_fields(&self) -> PresentFields<'_, Self> {
        PresentFields { request: self, fields: Self::FIELDS.iter().enumerate() }
    }

    /// One request that does what this one and then the later one do: what the later one says wins.
    ///
    /// The empty request changes nothing in either place, and it does not matter which two of three requests are merged
    /// first. No rules are checked: merging valid requests may break one, so call [`validate`](Self::validate) where
    /// that matters.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// use patch_runtime::PatchRequest;
    ///
    /// #[derive(PatchRequest)]
    /// struct Article {
    ///     title: String,
    ///     #[patch(nullable)]
    ///     subtitle: Option<String>,
    /// }
    ///
    /// let typed = UpdateArticleRequest::builder().title("Draft").subtitle("..").build();
    /// let typed_on = UpdateArticleRequest::builder().title("Patch").clear_subtitle().build();
    /// let sent = typed.merged_with(typed_on)?;
    /// assert_eq!(serde_json::to_string(&sent).unwrap(), r#"{"title":"Patch","subtitle":null}"#);
    /// # }
    /// # Ok::<(), patch_runtime::Inexpressible>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where the earlier request clears or replaces a field and the later one merges into it (`nested`, `merge`): no
    /// request clears first and then merges. Without such fields it cannot fail.
    fn merged_with(mut self, later: Self) -> Result<Self, Inexpressible> {
        Losses::none_in(|losses| self.merge_fields(later, losses))?;
        Ok(self)
    }

    /// The request that turns one state of a resource into another: `diff(from, to)?.apply_to(&mut from)` makes it equal
    /// `to`. Of equal ones it is empty.
    ///
    /// It contains what differs and nothing else; request-only fields are kept. No rules are checked: the difference may
    /// lack a `required` member or break a rule.
    ///
    /// It exists where the fields' types are `Clone` and `PartialEq`.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// use patch_runtime::PatchRequest;
    ///
    /// #[derive(Clone, PatchRequest)]
    /// struct Article {
    ///     title: String,
    ///     #[patch(nullable)]
    ///     subtitle: Option<String>,
    /// }
    ///
    /// let old = Article { title: "Draft".into(), subtitle: Some("a verb".into()) };
    /// let new = Article { subtitle: None, ..old.clone() };
    /// let request = UpdateArticleRequest::diff(&old, &new)?;
    /// assert_eq!(serde_json::to_string(&request).unwrap(), r#"{"subtitle":null}"#);
    /// # }
    /// # Ok::<(), patch_runtime::Inexpressible>(())
    /// ```
    ///
    /// # Errors
    ///
    /// What differs and cannot be said, instead of a request that says less:
    ///
    /// - a `skip`ped field that differs. Where that is no surprise (the time of the last change), give both the same:
    ///   `Article { updated_at: old.updated_at, ..new }`
    /// - an `Option` that is not nullable and went from `Some` to `None`
    /// - a `null` inside a JSON value that is merged into (`merge`): RFC 7396 has it delete the member
    fn diff(from: &Self::Resource, to: &Self::Resource) -> Result<Self, Inexpressible>
    where
        Self: DiffRequest,
    {
        let mut request = Self::default();
        Losses::none_in(|losses| request.differences(from, to, losses))?;
        Ok(request)
    }

    /// The request that takes this one back: `resource` is what it was before this request was applied.
    ///
    /// What the request would not change is not in it.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// use patch_runtime::PatchRequest;
    ///
    /// #[derive(Clone, Debug, PartialEq, PatchRequest)]
    /// struct Article {
    ///     title: String,
    ///     #[patch(nullable)]
    ///     subtitle: Option<String>,
    /// }
    ///
    /// let before = Article { title: "Draft".into(), subtitle: None };
    /// let request = UpdateArticleRequest::builder().title("Draft").subtitle("a verb").build();
    /// let undo = request.undo_for(&before)?;
    ///
    /// let mut article = before.clone();
    /// request.apply_to(&mut article);
    /// undo.apply_to(&mut article);
    /// assert_eq!(article, before);
    /// # }
    /// # Ok::<(), patch_runtime::Inexpressible>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`diff`](Self::diff): a request that fills an `Option` which cannot be cleared cannot be taken back.
    fn undo_for(&self, resource: &Self::Resource) -> Result<Self, Inexpressible>
    where
        Self: DiffRequest + Clone,
        Self::Resource: Clone,
    {
        Self::diff(&applied(self, resource), resource)
    }

    /// The fields that the request clears or sets to something else than `resource` holds, in declaration order: what an
    /// audit log or an event is about, and whether there is anything to store.
    ///
    /// Request-only fields are not stored, so they are not among them.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// use patch_runtime::PatchRequest;
    ///
    /// #[derive(Clone, PatchRequest)]
    /// struct Article {
    ///     title: String,
    ///     #[patch(nullable)]
    ///     subtitle: Option<String>,
    /// }
    ///
    /// let stored = Article { title: "Patch".into(), subtitle: None };
    /// let request = UpdateArticleRequest::builder().title("Patch").subtitle("a verb").build();
    /// assert!(request.changed_fields(&stored).map(|field| field.name()).eq(["subtitle"]));
    /// # }
    /// ```
    fn changed_fields(&self, resource: &Self::Resource) -> ChangedFields
    where
        Self: DiffRequest + Clone,
        Self::Resource: Clone,
    {
        let changed = applied(self, resource);
        let mut list = Vec::new();
        let mut difference = Self::default();
        Losses::listed(&mut list, |losses| difference.differences(resource, &changed, losses));
        // What applying made and `diff` cannot say has changed as well.
        let is_changed = |(index, field): &(usize, &'static Field)| {
            difference.state(*index).is_present() || list.iter().any(|loss| loss.is_in(field.name()))
        };
        let fields: Vec<_> = Self::FIELDS.iter().enumerate().filter(is_changed).map(|(_, field)| field).collect();
        ChangedFields(fields.into_iter())
    }

    // What follows is filled in by the derive and read by the runtime.

    /// Makes it what both requests say together. In place: most fields of most requests are kept, and stay where they
    /// are.
    #[doc(hidden)]
    fn merge_fields(&mut self, later: Self, losses: &mut Losses<'_>);

    /// What [`FIELDS`](Self::FIELDS) is made of.
    #[doc(hidden)]
    const ROWS: Rows;

    /// The request's name, for `Debug` and for formats that name structs.
    #[doc(hidden)]
    const NAME: &'static str;

    /// Wire names of the resource's fields that no request can change.
    #[doc(hidden)]
    const READ_ONLY: &'static [&'static str] = &[];

    /// Whether unknown members are ignored.
    #[doc(hidden)]
    const ALLOW_UNKNOWN: bool = false;
}

/// What a resource is after a request, which stays at hand.
fn applied<R: PatchRequest<Resource: Clone> + Clone>(request: &R, resource: &R::Resource) -> R::Resource {
    let mut changed = resource.clone();
    request.clone().apply_to(&mut changed);
    changed
}

/// A request that can be computed from two states of its resource. The derive implements it where the fields' types are
/// `Clone` and `PartialEq`; generic code names it in a bound.
///
/// ```
/// use patch_runtime::{DiffRequest, Inexpressible};
///
/// fn between<R: DiffRequest>(old: &R::Resource, new: &R::Resource) -> Result<R, Inexpressible> {
///     R::diff(old, new)
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be computed from two resources: a field's type is not `Clone` and `PartialEq`"
)]
pub trait DiffRequest: PatchRequest {
    /// Adds what differs, to an empty request; what of it no request can say is a loss.
    #[doc(hidden)]
    fn differences(&mut self, from: &Self::Resource, to: &Self::Resource, losses: &mut Losses<'_>);
}

/// A request is what is merged into a nested resource.
impl<R: PatchRequest> Delta for R {
    type Target = R::Resource;

    fn apply(self, target: &mut R::Resource) {
        self.apply_to(target);
    }

    fn merge(&mut self, later: Self, losses: &mut Losses<'_>) {
        self.merge_fields(later, losses);
    }
}

impl<R: DiffRequest> Difference<R::Resource> for R {
    fn difference(from: &R::Resource, to: &R::Resource, losses: &mut Losses<'_>) -> Option<Self> {
        let mut request = R::default();
        request.differences(from, to, losses);
        Some(request).filter(|request| !request.is_empty())
    }

    fn nothing(_losses: &mut Losses<'_>) -> Self {
        R::default()
    }
}
impl<R: PatchRequest> Asked for R {
    fn state(&self, field: usize) -> State {
        PatchRequest::state(self, field)
    }

    fn holds(&self, condition: usize) -> bool {
        PatchRequest::holds(self, condition)
    }

    #[inline]
    fn check_more(&self, report: &mut Report) {
        self.check_values(report);
        self.more(report);
    }
}

/// What a request is checked by. What is done with it is not generic: it is compiled with this crate.
pub(crate) struct Checks {
    fields: &'static [Field],
    rules: &'static [Rule],
    /// The fields of which one must be in a body that breaks a rule, unless an empty one does.
    triggers: Option<Seen>,
}

/// The checks of `R`.
pub(crate) struct ChecksOf<R>(PhantomData<R>);

impl<R: PatchRequest> ChecksOf<R> {
    pub(crate) const CHECKS: &'static Checks =
        &Checks { fields: R::FIELDS, rules: R::RULES, triggers: rule::triggers(R::RULES) };
}

/// Checks every rule of a request that was just read. Often enough nothing was in the body that can break one.
///
/// Inlined, for an optimized build to see what the tables say.
#[inline]
pub(crate) fn check_read(request: &dyn Asked, checks: &Checks, seen: Seen) -> Result<(), Violations> {
    if checks.triggers.is_none_or(|triggers| triggers.overlaps(seen)) {
        return check_all(request, checks, seen.set_of(checks.fields.len()));
    }
    let mut report = Report::new();
    request.check_more(&mut report);
    report.into_result()
}

/// Checks every rule. The fields that are set may be known.
#[inline(never)]
fn check_all(request: &dyn Asked, checks: &Checks, set: Option<Seen>) -> Result<(), Violations> {
    let mut report = Report::new();
    if !checks.rules.is_empty() {
        rule::check(checks.rules, &Facts { fields: checks.fields, request, set }, &mut report);
    }
    request.check_more(&mut report);
    report.into_result()
}

/// The table of a nested request.
#[must_use]
pub fn fields_of<R: PatchRequest>() -> &'static [Field] {
    R::FIELDS
}

/// Checks a nested request, if there is one: its violations become those of its member in the outer one.
pub fn check_value<R: PatchRequest>(slot: &Option<R>, name: &str, report: &mut Report) {
    check_nested(view(slot), name, report);
}

/// The same where `null` clears the field.
pub fn check_nullable<R: PatchRequest, S: NullableSlot<Value = R>>(slot: &S, name: &str, report: &mut Report) {
    check_nested(slot.view(), name, report);
}

fn check_nested<R: PatchRequest>(slot: Patch<&R>, name: &str, report: &mut Report) {
    if let Patch::Set(request) = slot {
        if let Err(violations) = request.validate() {
            report.nested(name, violations);
        }
    }
}

/// The request, if it keeps its rules: the generated `try_build`.
pub fn validated<R: PatchRequest>(request: R) -> Result<R, Violations> {
    request.validate()?;
    Ok(request)
}

/// The iterator of [`PatchRequest::present_fields`].
pub struct PresentFields<'a, R> {
    request: &'a R,
    fields: core::iter::Enumerate<slice::Iter<'static, Field>>,
}

impl<R> Clone for PresentFields<'_, R> {
    fn clone(&self) -> Self {
        Self { request: self.request, fields: self.fields.clone() }
    }
}

impl<R: PatchRequest> fmt::Debug for PresentFields<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone().map(Field::name)).finish()
    }
}

impl<R: PatchRequest> Iterator for PresentFields<'_, R> {
    type Item = &'static Field;

    fn next(&mut self) -> Option<Self::Item> {
        let request = self.request;
        self.fields.find(|(index, _)| request.state(*index).is_present()).map(|(_, field)| field)
    }
}

/// The iterator of [`PatchRequest::changed_fields`].
#[derive(Clone)]
pub struct ChangedFields(vec::IntoIter<&'static Field>);

impl fmt::Debug for ChangedFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone().map(Field::name)).finish()
    }
}

impl Iterator for ChangedFields {
    type Item = &'static Field;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl ExactSizeIterator for ChangedFields {}

/// A resource that has a request type: from `User` to `UpdateUserRequest` in generic code.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use patch_runtime::{PatchRequest, Patchable};
///
/// #[derive(PatchRequest)]
/// struct Tag {
///     label: String,
/// }
///
/// fn updated<T: Patchable>(mut resource: T, request: T::Request) -> T {
///     request.apply_to(&mut resource);
///     resource
/// }
///
/// let request = UpdateTagRequest { label: Some("new".into()) };
/// assert_eq!(updated(Tag { label: "old".into() }, request).label, "new");
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no partial-update request: put `#[derive(PatchRequest)]` on the struct",
    label = "does not derive `PatchRequest`",
    note = "a field without `nested` is replaced as a whole",
    note = "a type parameter needs the bound `Patchable`"
)]
pub trait Patchable: Sized {
    /// The request that `#[derive(PatchRequest)]` generated for it.
    type Request: PatchRequest<Resource = Self>;
}

/// What a resource lacks that is more visible than its request: no impl of [`Patchable`] could name that.
#[diagnostic::on_unimplemented(
    message = "the request of `{Self}` is less visible than `{Self}`, so it cannot be nested: remove `vis` there",
    label = "its request is hidden"
)]
pub trait SharesRequest {}

/// In a resource of a recursive type a nested one is boxed, and so is its request.
#[diagnostic::do_not_recommend]
impl<T: Patchable> Patchable for Box<T> {
    type Request = Box<T::Request>;
}

impl<R: PatchRequest> PatchRequest for Box<R> {
    type Resource = Box<R::Resource>;
    const ROWS: Rows = R::ROWS;
    const FIELDS: &'static [Field] = R::FIELDS;
    const RULES: &'static [Rule] = R::RULES;
    const NAME: &'static str = R::NAME;
    const READ_ONLY: &'static [&'static str] = R::READ_ONLY;
    const ALLOW_UNKNOWN: bool = R::ALLOW_UNKNOWN;

    fn state(&self, field: usize) -> State {
        (**self).state(field)
    }

    fn apply_to(self, resource: &mut Self::Resource) {
        (*self).apply_to(resource);
    }

    fn holds(&self, condition: usize) -> bool {
        (**self).holds(condition)
    }

    fn check_values(&self, report: &mut Report) {
        (**self).check_values(report);
    }

    fn more(&self, report: &mut Report) {
        (**self).more(report);
    }

    fn merge_fields(&mut self, later: Self, losses: &mut Losses<'_>) {
        (**self).merge_fields(*later, losses);
    }
}

impl<R: DiffRequest> DiffRequest for Box<R> {
    fn differences(&mut self, from: &Self::Resource, to: &Self::Resource, losses: &mut Losses<'_>) {
        (**self).differences(from, to, losses);
    }
}
