//! `PatchJson` beside what axum's users do with extractors.

use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::Body;
use axum::extract::{DefaultBodyLimit, FromRequest};
use axum::http::{Request, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::patch;
use axum::{Json, Router};
use axum_extra::extract::WithRejection;
use http_body_util::BodyExt as _;
use patch_examples_web::UpdateUserRequest;
use patch_runtime::axum::{PatchJson, PatchRejection};
use patch_runtime::json::Problems;
use serde_json::{Value, json};
use tower::ServiceExt as _;

async fn answer(router: Router, media_type: Option<&str>, body: impl Into<Body>) -> (StatusCode, Value) {
    let mut request = Request::patch("/");
    if let Some(media_type) = media_type {
        request = request.header("content-type", media_type);
    }
    let response = router.oneshot(request.body(body.into()).unwrap()).await.unwrap();
    let status = response.status();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    let text = String::from_utf8(body.to_vec()).unwrap();
    (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
}

const JSON: Option<&str> = Some("application/json");

async fn plain(PatchJson(request): PatchJson<UpdateUserRequest>) -> String {
    format!("{request:?}")
}

fn router() -> Router {
    Router::new().route("/", patch(plain))
}

#[tokio::test]
async fn media_types() {
    for (media_type, status) in [
        (JSON, 200),
        (Some("application/merge-patch+json"), 200),
        (Some("Application/JSON;charset=UTF-8"), 200),
        (Some("application/merge-patch+json ; a=b"), 200),
        (Some("application/json-patch+json"), 415),
        (Some("application/jsonx"), 415),
        (Some("text/json"), 415),
        (Some("application/x-www-form-urlencoded"), 415),
        (Some(""), 415),
        (None, 415),
    ] {
        let (actual, body) = answer(router(), media_type, "{}").await;
        assert_eq!(actual.as_u16(), status, "{media_type:?}");
        if status == 415 {
            let problem = json!({
                "type": "about:blank",
                "title": "Unsupported Media Type",
                "status": 415,
                "detail": "the body of a PATCH must be of one of the types application/merge-patch+json, application/json",
                "errors": [],
            });
            assert_eq!(body, problem);
        }
    }
}

#[tokio::test]
async fn the_limit_of_the_body_is_axums() {
    let body = format!(r#"{{"nickname": "{}"}}"#, "a".repeat(3_000_000));
    let (status, problem) = answer(router(), JSON, body.clone()).await;
    assert_eq!((status, &problem["status"]), (StatusCode::PAYLOAD_TOO_LARGE, &json!(413)));
    let (status, _) = answer(router().layer(DefaultBodyLimit::disable()), JSON, body).await;
    assert_eq!(status, StatusCode::OK);
    let (status, _) = answer(router().layer(DefaultBodyLimit::max(4)), JSON, r#"{"nickname": null}"#).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn a_body_that_breaks_off_is_400() {
    let stream = Body::new(BreaksOff);
    let (status, problem) = answer(router(), JSON, stream).await;
    assert_eq!((status, &problem["status"]), (StatusCode::BAD_REQUEST, &json!(400)));
}

/// A body that cannot be read to its end.
struct BreaksOff;

impl axum::body::HttpBody for BreaksOff {
    type Data = hyper::body::Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<hyper::body::Frame<Self::Data>, Self::Error>>> {
        Poll::Ready(Some(Err(std::io::Error::other("gone"))))
    }
}

#[tokio::test]
async fn the_rejection_as_a_value() {
    async fn handler(request: Result<PatchJson<UpdateUserRequest>, PatchRejection>) -> String {
        let rejection = request.unwrap_err();
        let problems = rejection.problems().map_or(0, Problems::len);
        format!("{} {problems} {rejection}", rejection.status())
    }
    let router = || Router::new().route("/", patch(handler));
    let (_, text) = answer(router(), JSON, r#"{"email": null, "id": 1}"#).await;
    let expected = "422 Unprocessable Entity 2 `email` must not be null: send a value, or leave the field out to keep the current one; `id` cannot be changed";
    assert_eq!(text, expected);
    let (_, text) = answer(router(), None, "").await;
    assert!(text.as_str().unwrap().starts_with("415 Unsupported Media Type 0 "), "{text}");
}

/// An application's own error.
struct ApiError(PatchRejection);

impl From<PatchRejection> for ApiError {
    fn from(rejection: PatchRejection) -> Self {
        Self(rejection)
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut problem = self.0.to_problem();
        problem.kind = "https://example.org/problems/patch".into();
        (self.0.status(), Json(serde_json::to_value(problem).unwrap())).into_response()
    }
}

#[derive(FromRequest)]
#[from_request(via(PatchJson), rejection(ApiError))]
struct Own<R>(R);

#[tokio::test]
async fn inside_a_derived_extractor_and_with_another_rejection() {
    async fn derived(Own(request): Own<UpdateUserRequest>) -> String {
        format!("{request:?}")
    }
    async fn with(request: WithRejection<PatchJson<UpdateUserRequest>, ApiError>) -> String {
        let WithRejection(PatchJson(request), _) = request;
        format!("{request:?}")
    }
    for router in [Router::new().route("/", patch(derived)), Router::new().route("/", patch(with))] {
        let (status, _) = answer(router.clone(), JSON, r#"{"nickname": "A"}"#).await;
        assert_eq!(status, StatusCode::OK);
        let (status, problem) = answer(router, JSON, r#"{"nickname": 1}"#).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(problem["type"], "https://example.org/problems/patch");
        assert_eq!(problem["errors"][0]["pointer"], "/nickname");
    }
}
