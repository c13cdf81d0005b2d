//! Requests with parameters.

use std::borrow::Cow;

use patch_runtime::{PatchRequest, Patchable};

/// A page of whatever there is.
#[derive(Clone, Debug, PatchRequest)]
#[patch(schemars, utoipa)]
pub struct Page<T, const N: usize> {
    /// What it is called.
    pub title: String,
    /// What is on it.
    #[patch(nullable, requires(title))]
    pub items: Option<Vec<T>>,
    /// How many there are at most.
    #[patch(nullable, with = sizes, schema = [u8; N])]
    pub sizes: Option<[u8; N]>,
}

/// Numbers as a list.
pub mod sizes {
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

    /// Writes them.
    ///
    /// # Errors
    ///
    /// Those of the format.
    pub fn serialize<S: Serializer, const N: usize>(sizes: &[u8; N], serializer: S) -> Result<S::Ok, S::Error> {
        sizes.as_slice().serialize(serializer)
    }

    /// Reads them.
    ///
    /// # Errors
    ///
    /// Those of the format, and another number of them.
    pub fn deserialize<'de, D: Deserializer<'de>, const N: usize>(deserializer: D) -> Result<[u8; N], D::Error> {
        Vec::<u8>::deserialize(deserializer)?.try_into().map_err(|_| D::Error::custom("too many or too few"))
    }
}

/// A part of the text that was read.
#[derive(Clone, Debug, PatchRequest)]
#[patch(schemars, utoipa)]
pub struct Excerpt<'a> {
    /// The words.
    pub words: Cow<'a, str>,
}

/// What is around another resource.
#[derive(Clone, Debug, PatchRequest)]
#[patch(schemars, utoipa)]
pub struct Envelope<T: Patchable> {
    /// What is in it.
    #[patch(nested)]
    pub content: T,
}
