//! A name for every HTTP request: in its answer, in each line of the log that it causes, and in the history.

use std::time::Instant;

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::{Instrument as _, info, info_span};
use uuid::Uuid;

const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// To be had as `Extension<RequestId>`.
#[derive(Clone)]
pub(crate) struct RequestId(pub(crate) String);

/// The middleware. A caller that has a name for the request already may send it.
pub(crate) async fn named(mut request: Request, next: Next) -> Response {
    let sent = request.headers().get(HEADER).and_then(|id| id.to_str().ok()).filter(|id| is_id(id));
    let id = sent.map_or_else(|| Uuid::now_v7().to_string(), str::to_owned);
    request.extensions_mut().insert(RequestId(id.clone()));

    let span = info_span!("request", id, method = %request.method(), path = request.uri().path());
    let start = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    span.in_scope(|| info!(status = response.status().as_u16(), time = ?start.elapsed(), "answered"));
    if let Ok(id) = HeaderValue::try_from(id) {
        response.headers_mut().insert(HEADER, id);
    }
    response
}

fn is_id(id: &str) -> bool {
    (1..=64).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}
