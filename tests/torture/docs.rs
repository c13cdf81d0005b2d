//! Docs and lints that are carried over to what is generated, where nothing may be allowed.
#![forbid(dead_code, deprecated, non_snake_case, non_camel_case_types, non_upper_case_globals, unused_qualifications)]
#![forbid(missing_debug_implementations, unreachable_pub, unused_mut, unused_variables, unused_parens, unused_braces)]
#![forbid(
    elided_lifetimes_in_paths,
    single_use_lifetimes,
    unused_lifetimes,
    explicit_outlives_requirements,
    trivial_casts
)]
#![forbid(private_bounds, private_interfaces, unnameable_types, variant_size_differences, let_underscore_drop)]
#![forbid(unused_results, unit_bindings, redundant_lifetimes, trivial_numeric_casts, unused_import_braces)]
#![forbid(unused_extern_crates, keyword_idents, absolute_paths_not_starting_with_crate, ambiguous_negative_literals)]
#![forbid(meta_variable_misuse)]

use std::borrow::Cow;
use std::collections::BTreeMap;

use patch_runtime::PatchRequest;

#[doc = include_str!("field.md")]
#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
pub(crate) struct Inner<'a> {
    #[doc = include_str!("field.md")]
    #[patch(required)]
    text: Cow<'a, str>,
    /** A block
     * of text, with `*` and "quotes" \ and {braces}.
     */
    #[patch(nullable, requires(text))]
    more: Option<Cow<'a, str>>,
}

/// Docs with [`Self`], [`Self::one`] and [links](https://example.org).
#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
#[patch(
    exactly_one(one, two),
    at_most_one(three, four),
    at_least_one(five, six),
    all_or_none(one, six),
    repr = "option"
)]
#[patch(request_only {
    /// Only here. See [`Self::one`].
    #[doc(alias = "evidence")]
    #[patch(nested, secret)]
    proof: Inner<'a>,
    #[doc = concat!("made ", "of ", stringify!(parts))]
    #[patch(merge, nullable)]
    notes: BTreeMap<String, String>,
})]
pub(crate) struct Outer<'a, T: Clone + Default = u8> {
    #[doc(hidden)]
    #[patch(nested)]
    one: Inner<'a>,
    #[doc(alias = "zwei", hidden)]
    #[patch(nested, nullable)]
    two: Option<Inner<'a>>,
    #[patch(merge)]
    three: BTreeMap<u8, u8>,
    #[patch(merge, nullable, default)]
    four: BTreeMap<u8, u8>,
    #[patch(nullable, default, requires(six, when = 1))]
    five: u8,
    #[patch(nullable, conflicts(seven))]
    six: Option<T>,
    #[patch(nested)]
    seven: Option<Box<Inner<'a>>>,
    #[patch(nested, nullable)]
    eight: Option<Box<Outer<'a, T>>>,
}

#[test]
fn all() {
    let text = r#"{"one":{"text":"t"},"six":1,"proof":{"text":"p"},"notes":{"a":null}}"#;
    let request: UpdateOuterRequest<'_> = serde_json::from_str(text).expect("a right body");
    assert_eq!(crate::print(&request), text);
    let mut outer = Outer::default();
    let undo = request.undo_for(&outer).expect("it can be undone");
    request.apply_to(&mut outer);
    undo.apply_to(&mut outer);
    assert_eq!(outer, Outer::default());
}

/// What is deprecated is used by nobody, and what is generated does not say so.
mod old {
    use super::PatchRequest;

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    pub(crate) struct Part {
        a: u8,
    }
    /// Deprecated inside.
    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[patch(at_least_one(old, new))]
    pub(crate) struct Aged {
        /// Old.
        #[deprecated(since = "1.0", note = "use `new`")]
        #[patch(nested, nullable)]
        old: Option<Part>,
        /// New.
        #[patch(requires(other))]
        new: u8,
        /// The same.
        #[deprecated]
        #[patch(merge)]
        other: std::collections::BTreeMap<u8, u8>,
    }
}

#[test]
fn a_deprecated_field_is_read_all_the_same() {
    let text = r#"{"old":{"a":1},"new":2,"other":{"1":null}}"#;
    let request: old::UpdateAgedRequest = crate::round(text);
    let mut aged = old::Aged::default();
    let before = aged.clone();
    let undo = request.undo_for(&aged).expect("it can be undone");
    request.apply_to(&mut aged);
    assert_ne!(aged, before);
    undo.apply_to(&mut aged);
    assert_eq!(aged, before);
}
