//! It compiles, so the lower bounds of the dependencies are true.

use patch_runtime::PatchRequest;
use patch_runtime::axum::PatchJson;

/// Something to update.
#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
pub struct User {
    /// Can be cleared.
    #[patch(nullable, requires(email))]
    pub nickname: Option<String>,
    /// Can be set.
    pub email: String,
    /// Is merged.
    #[patch(nested, nullable)]
    pub manager: Option<Box<Self>>,
}

/// Reads a body.
#[must_use]
pub fn extracted(PatchJson(request): PatchJson<UpdateUserRequest>) -> UpdateUserRequest {
    request
}
