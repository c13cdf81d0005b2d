//! Requests in requests.

use patch_runtime::PatchRequest;

use crate::values::Source;

/// A node of a tree, which contains itself.
#[derive(Clone, Debug, Default, PatchRequest)]
#[patch(schemars, utoipa, all_or_none(x, y))]
pub struct Node {
    /// The name to show.
    pub name: String,
    /// Where it is.
    #[patch(nullable)]
    pub x: Option<i32>,
    /// Where it is.
    pub y: i32,
    /// What is on its left.
    #[patch(nested, nullable, alias = "first")]
    pub left: Option<Box<Node>>,
    /// What is on its right.
    #[patch(nested, conflicts(name))]
    pub right: Option<Box<Node>>,
    /// Where it grows.
    #[patch(nested)]
    pub place: Place,
}

/// A place.
#[derive(Clone, Debug, Default, PatchRequest)]
#[patch(schemars, utoipa, exactly_one(zip, city))]
pub struct Place {
    /// By its number.
    pub zip: u32,
    /// By its name.
    #[patch(nullable)]
    pub city: Option<String>,
    /// The street.
    #[patch(requires(city))]
    pub street: String,
}

/// What has a parameter that its request lacks.
#[derive(Clone, Debug, Default, PatchRequest)]
#[patch(schemars, utoipa)]
pub struct Tagged<T> {
    /// Chosen by the service, for good.
    #[patch(skip)]
    pub tag: T,
    /// A text.
    pub text: String,
}

/// What contains the rules about values.
#[derive(Clone, Debug, PatchRequest)]
#[patch(schemars, utoipa, repr = "option", non_empty)]
pub struct Project {
    /// The name to show.
    pub name: String,
    /// Where packages come from.
    #[patch(nested)]
    pub source: Source,
    /// A text with a number that is not seen.
    #[patch(nested)]
    pub tagged: Tagged<u64>,
}
