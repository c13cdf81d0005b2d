//! Lints that other derives allow in what they generate, where nothing can allow them any more.

#![forbid(dead_code, deprecated, non_camel_case_types, non_snake_case, non_upper_case_globals, unused_qualifications)]
#![forbid(missing_debug_implementations, missing_docs, unreachable_pub, unused_mut, unused_variables, unsafe_code)]
#![forbid(clippy::all, clippy::pedantic, clippy::nursery)]

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use patch_runtime::{PatchRequest, Report};

/// Everything that is checked when a program runs.
#[derive(Clone, Debug, PatchRequest)]
#[patch(schemars, utoipa, non_empty, validate_with = accept, allow_unknown, rename_all = "SCREAMING-KEBAB-CASE")]
#[patch(request_only {
    /// What is added.
    #[patch(nullable, secret, empty_as_null, alias = "MORE")]
    extra: String,
})]
pub struct Checked<'a, T> {
    /// The key.
    #[patch(required, setter = with_key)]
    pub key: Cow<'a, str>,
    /// The value.
    #[patch(nullable, requires(key, when = true), conflicts(size = 1 | 2))]
    pub value: Option<bool>,
    /// The size.
    #[patch(nullable, default = 1)]
    pub size: u8,
    /// The rest.
    pub rest: Vec<T>,
    /// Left alone.
    #[patch(skip)]
    pub id: u8,
}

const fn accept<T>(_: &UpdateCheckedRequest<'_, T>, _: &mut Report) {}

/// Everything that the compiler checks.
#[derive(Clone, Debug, PatchRequest)]
#[patch(schemars, utoipa, repr = "option", exactly_one(who: a, b), all_or_none(c, d), at_least_one(e, f), at_most_one(g, h))]
#[patch(request_only {
    /// Asks for one.
    #[patch(nullable, requires(any(a, b)), conflicts(g), required)]
    asking: bool,
})]
pub struct Typed {
    /// One.
    #[patch(nullable)]
    pub a: Option<String>,
    /// The other.
    pub b: String,
    /// Both.
    pub c: u8,
    /// Of them.
    #[patch(nullable)]
    pub d: Option<u8>,
    /// One.
    pub e: u8,
    /// Or both.
    pub f: u8,
    /// None.
    #[patch(nullable)]
    pub g: Option<u8>,
    /// Or one.
    #[patch(requires(c))]
    pub h: u8,
}

/// Everything that is merged.
#[derive(Clone, Debug, Default, PatchRequest)]
#[patch(schemars, utoipa, request_only {
    /// Checked and not stored.
    #[patch(nested, nullable)]
    proof: Part,
    /// The same.
    #[patch(merge)]
    notes: BTreeMap<String, u8>,
})]
pub struct Merged {
    /// A part.
    #[patch(nested)]
    pub part: Part,
    /// Perhaps another.
    #[patch(nested, nullable)]
    pub other: Option<Part>,
    /// One that is reset.
    #[patch(nested, nullable, default)]
    pub reset: Part,
    /// One that stays.
    #[patch(nested)]
    pub stays: Option<Box<Part>>,
    /// One in another.
    #[patch(nested, nullable)]
    pub inner: Option<Box<Self>>,
    /// Keys.
    #[patch(merge)]
    pub labels: BTreeMap<String, u8>,
    /// More keys.
    #[patch(merge, nullable)]
    pub tags: Option<BTreeMap<u8, String>>,
    /// Keys that come back.
    #[patch(merge, nullable, default)]
    pub flags: HashMap<String, bool>,
}

/// A part of it.
#[derive(Clone, Debug, Default, PatchRequest)]
#[patch(repr = "option", schemars, utoipa)]
pub struct Part {
    /// A length.
    #[patch(required)]
    pub length: f64,
    /// Something to merge.
    #[patch(merge, nullable)]
    pub words: Option<BTreeMap<String, String>>,
}

/// Uses what else would be dead.
#[derive(Debug, PatchRequest)]
struct Private {
    value: u8,
    #[patch(nullable, requires(value))]
    other: Option<u8>,
}

/// What is left of a private thing.
#[must_use]
pub fn rest() -> u8 {
    let mut private = Private { value: 1, other: None };
    UpdatePrivateRequest::builder().value(2).other(3).build().apply_to(&mut private);
    private.value + private.other.unwrap_or_default()
}
