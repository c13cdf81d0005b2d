//! With actix-web: the bytes of the body, and `json::from_slice`.

use actix_web::http::StatusCode;
use actix_web::web::{Bytes, ServiceConfig, patch};
use actix_web::{HttpRequest, HttpResponse};
use patch_runtime::{ACCEPT_PATCH, is_patch_media_type, json};

use crate::update;

async fn update_user(http: HttpRequest, body: Bytes) -> HttpResponse {
    let media_type = http.headers().get("content-type").and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !is_patch_media_type(media_type) {
        return HttpResponse::UnsupportedMediaType().insert_header(("accept-patch", ACCEPT_PATCH)).finish();
    }
    match json::from_slice(&body) {
        Ok(request) => HttpResponse::Ok().body(update(request)),
        Err(problems) => {
            let problem = problems.to_problem();
            let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::BAD_REQUEST);
            HttpResponse::build(status)
                .content_type("application/problem+json")
                .body(serde_json::json!(problem).to_string())
        }
    }
}

/// The routes of the service.
pub fn configure(service: &mut ServiceConfig) {
    service.route("/user", patch().to(update_user));
}
