//! What handlers want to know about a request beside its body. What is wrong with it is an [`Error`] like any other.

use axum::extract::{FromRequestParts, Path, Query};
use axum::http::header::IF_MATCH;
use axum::http::request::Parts;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::error::Error;

/// The id in the path.
pub(crate) struct Id(pub(crate) String);

impl<S: Send + Sync> FromRequestParts<S> for Id {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        // What is no id is nobody's.
        let Path(id) = Path::<Uuid>::from_request_parts(parts, state).await.map_err(|_| Error::NotFound)?;
        Ok(Self(id.to_string()))
    }
}

/// The version that the client knows: the `ETag` of the user it has seen.
pub(crate) struct IfMatch(Vec<String>);

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let values = parts.headers.get_all(IF_MATCH).into_iter().filter_map(|value| value.to_str().ok());
        let tags: Vec<_> = values.flat_map(|value| value.split(',')).map(|tag| tag.trim().to_owned()).collect();
        if tags.is_empty() { Err(Error::PreconditionRequired) } else { Ok(Self(tags)) }
    }
}

impl IfMatch {
    pub(crate) fn check(&self, version: i64) -> Result<(), Error> {
        let etag = etag(version);
        let is_met = self.0.iter().any(|tag| tag == "*" || *tag == etag);
        if is_met { Ok(()) } else { Err(Error::PreconditionFailed) }
    }
}

pub(crate) fn etag(version: i64) -> String {
    format!("\"{version}\"")
}

/// Which part of a list: `?after=KEY&limit=N`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Page<K> {
    after: Option<K>,
    limit: Option<u16>,
}

impl<K: Default> Page<K> {
    /// The key before the first one, and how many.
    pub(crate) fn bounds(self) -> (K, i64) {
        (self.after.unwrap_or_default(), self.limit.unwrap_or(100).min(1000).into())
    }
}

impl<S: Send + Sync, K: DeserializeOwned> FromRequestParts<S> for Page<K> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        let page = Query::from_request_parts(parts, state).await;
        page.map(|Query(page)| page).map_err(|rejection| Error::BadRequest(rejection.body_text()))
    }
}
