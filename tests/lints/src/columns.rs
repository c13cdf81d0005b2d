//! Fields as columns, with the traits in scope by their short names.

use std::borrow::Cow;
use std::collections::BTreeMap;

use patch_runtime::{Bind, IntoColumns, PatchRequest};

/// A row.
#[derive(Clone, Debug, PatchRequest)]
#[patch(columns, request_only {
    /// Stored in another form.
    #[patch(nullable, secret, column = "password_hash")]
    password: String,
    /// Not stored.
    notify: bool,
})]
pub struct Row<'a, S> {
    /// The key.
    #[patch(skip)]
    pub id: u64,
    /// The title.
    #[patch(nullable, column = "heading")]
    pub title: Option<Cow<'a, str>>,
    /// What it counts.
    #[patch(nullable, default = 1)]
    pub count: u64,
    /// How it looks.
    #[patch(nullable, default)]
    pub theme: String,
    /// What it holds.
    pub value: S,
    /// What is said about it.
    #[patch(merge, column = "labels")]
    pub labels: BTreeMap<String, u8>,
    /// What is nowhere else.
    #[patch(merge)]
    pub notes: BTreeMap<String, u8>,
}

/// Counts columns.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count(pub usize);

impl<T> Bind<T> for Count {
    fn bind(&mut self, _: &'static str, _: T) {
        self.0 += 1;
    }
}

/// How many columns a request changes.
#[must_use]
pub fn count<R: IntoColumns<Count>>(request: R) -> usize {
    let mut count = Count::default();
    request.into_columns(&mut count);
    count.0
}

/// What nobody should store any more.
#[deprecated = "store a `Row`"]
#[derive(Clone, Debug, PatchRequest)]
#[patch(columns)]
pub struct OldRow {
    /// What it holds.
    pub value: u8,
    /// What it was called.
    #[deprecated]
    #[patch(nullable, column = "old name")]
    pub name: Option<String>,
}

/// What is seen, of what is not.
#[derive(Clone, Debug, PatchRequest)]
#[patch(columns, no_serialize, no_deserialize)]
pub struct Shown {
    hidden: Hidden,
    #[patch(nullable)]
    also: Option<Hidden>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Hidden;

impl Shown {
    /// Hides what is hidden.
    #[must_use]
    pub const fn new() -> Self {
        Self { hidden: Hidden, also: None }
    }
}

impl Default for Shown {
    fn default() -> Self {
        Self::new()
    }
}
