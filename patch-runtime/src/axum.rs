//! Extracting a request in a handler of axum 0.8: feature `axum`.

use alloc::string::ToString as _;
use core::fmt;

use axum_core::body::Body;
use axum_core::extract::rejection::BytesRejection;
use axum_core::extract::{FromRequest, Request};
use axum_core::response::{IntoResponse, Response};
use bytes::Bytes;
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use serde::de::DeserializeOwned;

use crate::de::ReadRequest;
use crate::json::{self, Problems};
use crate::media_type::{ACCEPT_PATCH, is_patch_media_type};
use crate::violation::Problem;

/// The request in the body of a PATCH, as an axum extractor.
///
/// It takes `application/merge-patch+json` and `application/json`, with whatever parameters. What it refuses is answered
/// with a [`PatchRejection`]: `application/problem+json` with everything that is wrong with the body.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use patch_runtime::PatchRequest;
/// use patch_runtime::axum::PatchJson;
///
/// #[derive(PatchRequest)]
/// struct User {
///     #[patch(nullable)]
///     nickname: Option<String>,
/// }
///
/// async fn update_user(PatchJson(request): PatchJson<UpdateUserRequest>) -> String {
///     format!("{request:?}")
/// }
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PatchJson<R>(pub R);

impl<R, S> FromRequest<S> for PatchJson<R>
where
    R: for<'de> ReadRequest<'de> + DeserializeOwned,
    S: Send + Sync,
{
    type Rejection = PatchRejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, PatchRejection> {
        let media_type = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if !media_type.is_some_and(is_patch_media_type) {
            return Err(PatchRejection::MediaType);
        }
        let body = Bytes::from_request(request, state).await.map_err(PatchRejection::Body)?;
        json::from_slice(&body).map(Self).map_err(PatchRejection::Problems)
    }
}

/// Why a [`PatchJson`] could not be extracted. As a response it is `application/problem+json` (RFC 9457).
#[derive(Debug)]
#[non_exhaustive]
pub enum PatchRejection {
    /// The body is of another media type: 415, with the header `Accept-Patch`.
    MediaType,
    /// The body could not be read: 413 if it is larger than the limit (`axum::extract::DefaultBodyLimit`), else 400.
    Body(BytesRejection),
    /// The body is not JSON: 400. Or it is no request: 422. All problems are in the answer.
    Problems(Problems),
}

impl PatchRejection {
    /// The HTTP status: 400, 413, 415 or 422.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Body(rejection) => rejection.status(),
            Self::Problems(problems) if problems.is_malformed() => StatusCode::BAD_REQUEST,
            Self::Problems(_) => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }

    /// The problems of the body, if it could be read.
    #[must_use]
    pub fn problems(&self) -> Option<&Problems> {
        match self {
            Self::Problems(problems) => Some(problems),
            _ => None,
        }
    }

    /// The body of the answer, for a response of your own.
    #[must_use]
    pub fn to_problem(&self) -> Problem {
        if let Self::Problems(problems) = self {
            return problems.to_problem();
        }
        // RFC 9110 has other phrases for some than the `http` crate.
        let title = match self.status() {
            StatusCode::PAYLOAD_TOO_LARGE => "Content Too Large",
            status => status.canonical_reason().unwrap_or_default(),
        };
        Problem::new(self.status().as_u16(), title, self.to_string())
    }
}

impl fmt::Display for PatchRejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MediaType => write!(f, "the body of a PATCH must be of one of the types {ACCEPT_PATCH}"),
            Self::Body(rejection) => f.write_str(&rejection.body_text()),
            Self::Problems(problems) => problems.fmt(f),
        }
    }
}

impl core::error::Error for PatchRejection {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::MediaType => None,
            Self::Body(rejection) => Some(rejection),
            Self::Problems(problems) => Some(problems),
        }
    }
}

impl IntoResponse for PatchRejection {
    fn into_response(self) -> Response {
        let mut response = self.to_problem().into_response();
        if matches!(self, Self::MediaType) {
            let name = HeaderName::from_static("accept-patch");
            response.headers_mut().insert(name, HeaderValue::from_static(ACCEPT_PATCH));
        }
        response
    }
}

/// With its status and the media type `application/problem+json`.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        // Strings and numbers: it can always be written.
        let body = serde_json::to_vec(&self).unwrap_or_default();
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        response
    }
}
