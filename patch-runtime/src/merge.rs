//! Values that are merged into instead of being replaced: maps here, JSON beneath, and nested requests in `request`.

use alloc::collections::BTreeMap;
#[cfg(feature = "std")]
use core::hash::{BuildHasher, Hash};
#[cfg(feature = "std")]
use std::collections::HashMap;

use crate::inexpressible::Losses;

#[cfg(feature = "json")]
mod json;

/// A value that a request can change in part: what `#[patch(merge)]` asks of a field's type.
///
/// | the field | what a request says | `null` in it |
/// |---|---|---|
/// | `BTreeMap<K, V>` | `BTreeMap<K, Option<V>>` | deletes the key |
/// | `HashMap<K, V, S>` (feature `std`) | `HashMap<K, Option<V>, S>` | deletes the key |
/// | `serde_json::Value` (feature `json`) | a merge patch (RFC 7396), `serde_json::Value` | deletes the member, at any depth |
/// | `serde_json::Map` (feature `json`) | the same for an object, `serde_json::Map` | the same |
///
/// Keys that a request does not mention stay as they are. The values of a typed map replace each other.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use std::collections::BTreeMap;
///
/// use patch_runtime::PatchRequest;
///
/// #[derive(PatchRequest)]
/// struct Server {
///     #[patch(merge)]
///     labels: BTreeMap<String, String>,
/// }
///
/// let mut server = Server { labels: [("env", "test"), ("team", "core")].map(|(k, v)| (k.into(), v.into())).into() };
/// let request: UpdateServerRequest = serde_json::from_str(r#"{"labels": {"env": "live", "team": null}}"#)?;
/// assert_eq!(request.labels.as_ref().unwrap()["team"], None);
/// request.apply_to(&mut server);
/// assert!(server.labels.into_iter().eq([("env".to_owned(), "live".to_owned())]));
/// # }
/// # Ok::<(), serde_json::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "a request cannot merge into `{Self}`: `merge` is for maps, and with the feature `json` for `serde_json::Value`",
    label = "remove `merge` to replace it as a whole",
    note = "a struct that derives `PatchRequest` is merged by `nested`",
    note = "the keys of a `BTreeMap` are `Ord`, those of a `HashMap` are `Eq + Hash`"
)]
pub trait Merge: Sized {
    /// What a request says about such a field.
    type Patch: Delta<Target = Self>;
}

/// What is merged into a value.
#[doc(hidden)]
pub trait Delta: Sized {
    /// The type of the value.
    type Target;

    /// Changes the value.
    fn apply(self, target: &mut Self::Target);

    /// Makes both changes one.
    fn merge(&mut self, later: Self, losses: &mut Losses<'_>);

    /// Whether it replaces the value, whatever that was.
    fn replaces(&self) -> bool {
        false
    }
}

/// What is merged into a `T` and can be computed from two of them.
#[diagnostic::on_unimplemented(
    message = "what changes between two `{T}` cannot be computed: what is in them is not `Clone` and `PartialEq`",
    label = "needs their difference"
)]
#[doc(hidden)]
pub trait Difference<T>: Sized {
    /// The change from one value to the other; `None` if there is nothing to say.
    fn difference(from: &T, to: &T, losses: &mut Losses<'_>) -> Option<Self>;

    /// The change that makes a value where there was none, and then has nothing more to say.
    fn nothing(losses: &mut Losses<'_>) -> Self;
}

/// What a `merge` field starts from where there is nothing to merge into.
#[diagnostic::on_unimplemented(
    message = "a request that merges into an absent `{Self}` starts from its `Default`: implement `Default` for `{Self}`",
    label = "has no `Default`"
)]
pub trait Start {
    /// The value.
    fn start() -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: Default> Start for T {
    #[inline]
    fn start() -> Self {
        Self::default()
    }
}

/// The impls for a type of maps, which differ in what they ask of a key.
macro_rules! impl_for_maps {
    ($map:ident<$key:ident, V $(, $hasher:ident)?> where $($bounds:tt)*) => {
        #[diagnostic::do_not_recommend]
        impl<$key, V $(, $hasher)?> Merge for $map<$key, V $(, $hasher)?>
        where
            $($bounds)*
        {
            type Patch = $map<$key, Option<V> $(, $hasher)?>;
        }

        impl<$key, V $(, $hasher)?> Delta for $map<$key, Option<V> $(, $hasher)?>
        where
            $($bounds)*
        {
            type Target = $map<$key, V $(, $hasher)?>;

            fn apply(self, target: &mut Self::Target) {
                for (key, value) in self {
                    match value {
                        Some(value) => {
                            target.insert(key, value);
                        }
                        None => {
                            target.remove(&key);
                        }
                    }
                }
            }

            fn merge(&mut self, later: Self, _losses: &mut Losses<'_>) {
                self.extend(later);
            }
        }

        impl<$key: Clone, V: Clone + PartialEq $(, $hasher: Default)?> Difference<$map<$key, V $(, $hasher)?>>
            for $map<$key, Option<V> $(, $hasher)?>
        where
            $($bounds)*
        {
            fn difference(
                from: &$map<$key, V $(, $hasher)?>,
                to: &$map<$key, V $(, $hasher)?>,
                _losses: &mut Losses<'_>,
            ) -> Option<Self> {
                let mut patch = Self::default();
                for key in from.keys().filter(|key| !to.contains_key(key)) {
                    patch.insert(key.clone(), None);
                }
                for (key, value) in to.iter().filter(|(key, value)| from.get(key) != Some(value)) {
                    patch.insert(key.clone(), Some(value.clone()));
                }
                (!patch.is_empty()).then_some(patch)
            }

            fn nothing(_losses: &mut Losses<'_>) -> Self {
                Self::default()
            }
        }
    };
}

impl_for_maps!(BTreeMap<K, V> where K: Ord);
#[cfg(feature = "std")]
impl_for_maps!(HashMap<K, V, S> where K: Eq + Hash, S: BuildHasher);
