//! What can go wrong, and how it is answered: always as `application/problem+json` (RFC 9457).
//!
//! What is wrong with a body is answered by `PatchJson`, in the same form.

use std::error::Error as StdError;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use patch_runtime::{Inexpressible, Problem, Violation, Violations};

pub(crate) enum Error {
    /// 400.
    BadRequest(String),
    /// 404.
    NotFound,
    /// 405.
    MethodNotAllowed,
    /// 409: somebody else has that value of this field.
    Taken(&'static str),
    /// 412.
    PreconditionFailed,
    /// 422: what only shows beside what is stored.
    Refused(Violations),
    /// 428.
    PreconditionRequired,
    /// 500: it is ours to know what.
    Internal(Box<dyn StdError + Send + Sync>),
}

impl Error {
    pub(crate) fn internal(error: impl StdError + Send + Sync + 'static) -> Self {
        Self::Internal(Box::new(error))
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        match self {
            Self::BadRequest(detail) => problem(StatusCode::BAD_REQUEST, &detail),
            Self::NotFound => problem(StatusCode::NOT_FOUND, "there is nothing here"),
            Self::MethodNotAllowed => problem(StatusCode::METHOD_NOT_ALLOWED, "see the header `Allow`"),
            Self::Taken(field) => {
                let detail = format!("somebody else has this `{field}`");
                let mut problem = Problem::new(409, "Conflict", detail.as_str());
                problem.errors.push(Violation::new(format!("/{field}"), "taken", detail));
                problem.into_response()
            }
            Self::PreconditionFailed => {
                problem(StatusCode::PRECONDITION_FAILED, "the user has changed: read it and decide again")
            }
            Self::Refused(violations) => violations.to_problem().into_response(),
            Self::PreconditionRequired => {
                let detail = "send the `ETag` of the user you have seen as `If-Match`";
                problem(StatusCode::PRECONDITION_REQUIRED, detail)
            }
            Self::Internal(error) => {
                tracing::error!(error, "failed");
                problem(StatusCode::INTERNAL_SERVER_ERROR, "the log of the service knows more")
            }
        }
    }
}

fn problem(status: StatusCode, detail: &str) -> Response {
    Problem::new(status.as_u16(), status.canonical_reason().unwrap_or_default(), detail).into_response()
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        let taken = match &error {
            // Both databases name the column, or the index that is named for it.
            sqlx::Error::Database(error) if error.is_unique_violation() => {
                ["username", "email"].into_iter().find(|column| error.message().contains(column))
            }
            _ => None,
        };
        taken.map_or_else(|| Self::internal(error), Self::Taken)
    }
}

impl From<Violations> for Error {
    fn from(violations: Violations) -> Self {
        Self::Refused(violations)
    }
}

impl From<Inexpressible> for Error {
    fn from(error: Inexpressible) -> Self {
        Self::internal(error)
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::internal(error)
    }
}
