//! Rules about which fields are set.

use patch_runtime::PatchRequest;

/// Fields that cannot be null, each with one name: what is there is set.
#[derive(Clone, Debug, PatchRequest)]
#[patch(schemars, utoipa)]
#[patch(at_most_one(size: small, medium, large), all_or_none(width, height, depth), at_least_one(name, title))]
pub struct Plain {
    /// A name.
    pub name: String,
    /// A title.
    pub title: String,
    /// One of three.
    pub small: u8,
    /// One of three.
    pub medium: u8,
    /// One of three.
    pub large: u8,
    /// A part of the whole.
    pub width: u8,
    /// A part of the whole.
    pub height: u8,
    /// A part of the whole.
    pub depth: u8,
    /// Asks for two.
    #[patch(requires(name, title))]
    pub subtitle: String,
    /// Asks for one of two.
    #[patch(requires(any(small, large)))]
    pub color: String,
    /// Wants to be alone.
    #[patch(conflicts(color, subtitle))]
    pub plain: bool,
}

/// Fields that can be null, or have two names.
#[derive(Clone, Debug, PatchRequest)]
#[patch(schemars, utoipa, nullable, rename_all = "camelCase")]
#[patch(exactly_one(owner_id, owner_name, owner_email), at_most_one(red, green, blue), all_or_none(start, end))]
#[patch(at_least_one(first, second), at_most_one(second, silent))]
pub struct Nullable {
    /// One of three.
    pub owner_id: Option<u8>,
    /// One of three, by another name.
    #[patch(alias = "owner")]
    pub owner_name: String,
    /// One of three, which may be blank.
    #[patch(empty_as_null)]
    pub owner_email: Option<String>,
    /// At most one of three.
    pub red: Option<bool>,
    /// At most one of three.
    pub green: bool,
    /// At most one of three, by another name.
    #[patch(alias = "azure")]
    pub blue: Option<bool>,
    /// A part of the whole.
    pub start: Option<u8>,
    /// A part of the whole.
    #[patch(alias = "until")]
    pub end: u8,
    /// One of two, or both.
    pub first: Option<u8>,
    /// One of two, or both.
    pub second: Option<u8>,
    /// Asks for what can be null.
    #[patch(requires(start))]
    pub zone: String,
    /// Asks for what cannot, if it is not null itself.
    #[patch(requires(zone))]
    pub daylight: Option<bool>,
    /// Asks for what has two names.
    #[patch(requires(end), alias = "laps")]
    pub repeats: u8,
    /// Asks for one of two.
    #[patch(requires(any(zone, owner_name)))]
    pub note: Option<String>,
    /// Wants to be alone.
    #[patch(conflicts(note, blue))]
    pub silent: Option<bool>,
    /// Must be there, by one of its names.
    #[patch(required, alias = "revision")]
    pub version: u8,
    /// Must be there, and may be null.
    #[patch(required)]
    pub decision: Option<bool>,
}
