//! With axum the extractor does all of it.

use axum::Router;
use axum::routing::patch;
use patch_runtime::axum::PatchJson;

use crate::{UpdateUserRequest, update};

async fn update_user(PatchJson(request): PatchJson<UpdateUserRequest>) -> String {
    update(request)
}

/// The routes of the service.
pub fn router() -> Router {
    Router::new().route("/user", patch(update_user))
}
