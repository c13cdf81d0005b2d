//! With plain hyper or tower: a function from a request to a response, and `json::from_slice`.

use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::{Body, Bytes};
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::{Request, Response, StatusCode};
use patch_runtime::{ACCEPT_PATCH, is_patch_media_type, json};

use crate::update;

/// Answers `PATCH /user`.
pub async fn update_user<B: Body<Error: Into<Box<dyn std::error::Error + Send + Sync>>>>(
    http: Request<B>,
) -> Response<Full<Bytes>> {
    let media_type = http.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !is_patch_media_type(media_type) {
        return answer(StatusCode::UNSUPPORTED_MEDIA_TYPE, "text/plain", format!("send {ACCEPT_PATCH}"));
    }
    let Ok(body) = Limited::new(http.into_body(), 64 * 1024).collect().await else {
        return answer(StatusCode::PAYLOAD_TOO_LARGE, "text/plain", String::new());
    };
    match json::from_slice(&body.to_bytes()) {
        Ok(request) => answer(StatusCode::OK, "text/plain", update(request)),
        Err(problems) => {
            let problem = problems.to_problem();
            let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::BAD_REQUEST);
            answer(status, "application/problem+json", serde_json::json!(problem).to_string())
        }
    }
}

fn answer(status: StatusCode, media_type: &'static str, body: String) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(body)));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    response.headers_mut().insert("accept-patch", HeaderValue::from_static(ACCEPT_PATCH));
    response
}
