//! The traits that tie a resource to its request.

use core::fmt;
use core::slice;

use crate::field::{Field, State};
use crate::rule::{self, Facts, Rule};
use crate::violation::{Report, Violations};

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
    const FIELDS: &'static [Field];

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

    /// The checks that no table holds: `validate_with`.
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
        let mut report = Report::new();
        if !Self::RULES.is_empty() {
            let facts = Facts {
                fields: Self::FIELDS,
                state: &|field| self.state(field),
                holds: &|condition| self.holds(condition),
            };
            rule::check(Self::RULES, &facts, &mut report);
        }
        self.more(&mut report);
        report.into_result()
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

    // What follows is filled in by the derive and read by the runtime.

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
    message = "`{Self}` has no partial-update request",
    label = "add `#[derive(PatchRequest)]` to this type"
)]
pub trait Patchable: Sized {
    /// The request that `#[derive(PatchRequest)]` generated for it.
    type Request: PatchRequest<Resource = Self>;
}
