//! Parameters of every kind.

use std::borrow::Cow;
use std::fmt::Debug;
use std::marker::PhantomData;

use patch_runtime::PatchRequest;

/// A pair with defaults.
#[derive(Clone, Debug, PatchRequest)]
#[patch(schemars, utoipa)]
pub struct Pair<A, B = u8, const N: usize = 3>
where
    A: Clone + Debug,
{
    /// The one.
    #[patch(nullable)]
    pub one: Option<A>,
    /// The other.
    #[patch(requires(one))]
    pub other: B,
    /// Many of them.
    pub many: Vec<A>,
}

/// Something borrowed.
#[derive(Clone, Debug, PatchRequest)]
#[patch(schemars, utoipa, exactly_one(which: short, long))]
pub struct Borrowed<'a, 'b: 'a, T: 'a> {
    /// A short text.
    pub short: &'a str,
    /// A long text.
    pub long: Cow<'b, str>,
    /// What it is about.
    #[patch(nullable)]
    pub subject: Option<T>,
    /// For how long.
    #[patch(schema = ())]
    pub mark: PhantomData<&'a T>,
}

/// A tree.
#[derive(Clone, Debug, PatchRequest)]
#[patch(no_serialize, no_deserialize, repr = "option")]
pub struct Tree<T> {
    /// What it holds.
    pub value: T,
    /// What is left of it.
    #[patch(nullable)]
    pub left: Option<Box<Self>>,
    /// What is right of it.
    #[patch(nullable, requires(left))]
    pub right: Option<Box<Self>>,
}

/// Function pointers do not compare reliably, which a lint says of every place that seems to compare them.
#[derive(Clone, Copy, Debug, PatchRequest)]
#[patch(no_serialize, no_deserialize)]
pub struct Callbacks {
    /// Called first.
    pub before: fn(u8) -> u8,
    /// Called last, perhaps.
    #[patch(nullable)]
    pub after: Option<fn(u8) -> u8>,
}
