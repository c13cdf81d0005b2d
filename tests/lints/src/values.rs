//! Rules about values.
//!
//! garde's derive allows a lint of clippy's in what it generates, so that it cannot stand where that is forbidden.

use std::collections::BTreeMap;

use patch_runtime::PatchRequest;

/// A profile.
#[derive(Clone, Debug, PartialEq, Eq, PatchRequest)]
#[patch(garde, no_serialize, no_deserialize, request_only {
    /// Who writes.
    #[patch(secret)]
    #[garde(length(min = 12), custom(accept))]
    password: String,
    /// Once more.
    #[garde(matches(password))]
    repeated: String,
})]
pub struct Profile<'a, T> {
    /// What it is called.
    #[garde(length(chars, min = 1, max = Self::MOST))]
    pub name: String,
    /// What else is known.
    #[garde(length(max = 9), dive)]
    #[patch(nullable)]
    pub links: Option<Vec<Link>>,
    /// How old it is.
    #[garde(range(max = 150))]
    #[deprecated = "nobody asks"]
    pub age: u8,
    /// What anything is.
    #[patch(nullable)]
    pub rest: Option<BTreeMap<&'a str, T>>,
}

impl<T> Profile<'_, T> {
    const MOST: usize = 40;
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq, garde::Validate)]
pub struct Link {
    /// Where it leads.
    #[garde(prefix("https://"))]
    pub to: String,
}

// As garde calls it.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn accept(password: &str, (): &()) -> garde::Result {
    if password.contains('\0') { Err(garde::Error::new("has an end in it")) } else { Ok(()) }
}
