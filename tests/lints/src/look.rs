//! Attributes, names and visibilities of what is generated.

use patch_runtime::PatchRequest;

/// A thing with a past.
#[derive(Clone, Debug, PatchRequest)]
#[allow(non_snake_case, reason = "names of a schema")]
#[patch(non_exhaustive, attr(must_use = "send it"))]
#[patch(request_only {
    /// Said at a request-only field.
    #[deprecated = "not needed any more"]
    #[patch(attr(doc(alias = "reason")), vis = pub, setter = because)]
    why: String,
    /// With a name of a schema: WhatItIs.
    #[allow(clippy::doc_markdown, reason = "a name")]
    #[patch(nullable)]
    whatItIs: String,
})]
pub struct Thing {
    /// Said at a field.
    #[deprecated(since = "0.1.0", note = "use `build`")]
    #[patch(nullable, setter = old_build)]
    pub oldBuild: Option<u32>,
    /// Named as a method of the builder; where [`Self::it`], [`Self::is_new`] and [what is new](Self::is_new) are, is
    /// told by those who read this of [`Self`].
    #[patch(setter = build_number, requires(clear_it), attr(doc(alias = "number")))]
    pub build: u32,
    /// It would be cleared.
    #[patch(nullable)]
    pub it: Option<u8>,
    /// Named as what clears it.
    #[patch(setter = clearing)]
    pub clear_it: u8,
    /// A keyword.
    #[patch(nullable)]
    pub r#type: Option<String>,
    /// Only seen around here.
    #[patch(vis = pub(crate))]
    pub around: u8,
    /// Only seen here, and in the request by all.
    #[patch(vis = pub)]
    inner: u8,
    #[doc(hidden)]
    #[patch(nullable, default)]
    pub hidden: u8,
}

impl Thing {
    /// Whether it is.
    #[must_use]
    pub const fn is_new(&self) -> bool {
        self.build == 0
    }
}

/// Reads what only this module sees.
#[must_use]
pub const fn inner(thing: &Thing) -> u8 {
    thing.inner
}

/// A thing of the past.
#[deprecated = "use `Thing`"]
#[derive(Debug, PatchRequest)]
pub struct Relic {
    /// How old it is.
    #[patch(nullable)]
    pub age: Option<u64>,
    /// What it was called, and by whom.
    #[patch(requires(age))]
    pub name: String,
}

/// A name from a schema.
#[expect(non_camel_case_types, reason = "a name of a schema")]
#[derive(Debug, PatchRequest)]
#[patch(name = update_thing, attr(allow(clippy::upper_case_acronyms)))]
pub struct lower_thing {
    /// What it is, its ThingKind.
    #[expect(clippy::doc_markdown, reason = "said at a field")]
    #[patch(nullable)]
    pub lower_thing_kind: Option<u8>,
}
