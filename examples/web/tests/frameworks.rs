//! The three endpoints say the same.

use axum::body::Body;
use axum::http::Request;
use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use patch_examples_web::{actix, axum as with_axum, hyper as with_hyper};
use serde_json::Value;
use tower::ServiceExt as _;

/// A content type, a body, the status of the answer, and something in it.
const CASES: [(&str, &str, u16, &str); 7] = [
    ("application/json", r#"{"nickname": null}"#, 200, "nickname: None"),
    ("application/merge-patch+json; charset=utf-8", r#"{"email": "a@b"}"#, 200, "a@b"),
    ("text/plain", "{}", 415, ""),
    ("application/json", "{", 400, "syntax"),
    ("application/json", "[]", 422, "invalid_type"),
    ("application/json", r#"{"email": null, "nikname": 1, "id": 8}"#, 422, "null_not_allowed"),
    ("application/json", r#"{"email": null, "nikname": 1, "id": 8}"#, 422, "did you mean `nickname`?"),
];

fn check(framework: &str, case: usize, status: u16, media_type: &str, accept: Option<&str>, body: &str) {
    let (_, sent, expected, part) = CASES[case];
    assert_eq!(status, expected, "{framework}: {sent}: {body}");
    assert!(body.contains(part), "{framework}: {sent}: {body}");
    if status == 415 {
        assert_eq!(accept, Some("application/merge-patch+json, application/json"), "{framework}");
    } else if status != 200 {
        assert_eq!(media_type, "application/problem+json", "{framework}");
        let problem: Value = serde_json::from_str(body).unwrap();
        assert_eq!(problem["status"], expected);
        assert!(!problem["errors"].as_array().unwrap().is_empty());
    }
}

#[tokio::test]
async fn axum() {
    for (case, (media_type, body, ..)) in CASES.into_iter().enumerate() {
        let request = Request::patch("/user").header("content-type", media_type).body(Body::from(body)).unwrap();
        let response = with_axum::router().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = String::from_utf8(body.collect().await.unwrap().to_bytes().to_vec()).unwrap();
        let header = |name: &str| parts.headers.get(name).map(|value| value.to_str().unwrap());
        let media_type = header("content-type").unwrap();
        check("axum", case, parts.status.as_u16(), media_type, header("accept-patch"), &body);
    }
}

#[tokio::test]
async fn hyper() {
    for (case, (media_type, body, ..)) in CASES.into_iter().enumerate() {
        let request =
            Request::patch("/user").header("content-type", media_type).body(Full::<Bytes>::from(body)).unwrap();
        let (parts, body) = with_hyper::update_user(request).await.into_parts();
        let body = String::from_utf8(body.collect().await.unwrap().to_bytes().to_vec()).unwrap();
        let header = |name: &str| parts.headers.get(name).map(|value| value.to_str().unwrap());
        let media_type = header("content-type").unwrap();
        check("hyper", case, parts.status.as_u16(), media_type, header("accept-patch"), &body);
    }
    let large = Request::patch("/user")
        .header("content-type", "application/json")
        .body(Full::<Bytes>::from(" ".repeat(70_000)));
    assert_eq!(with_hyper::update_user(large.unwrap()).await.status().as_u16(), 413);
}

#[actix_web::test]
async fn actix_web() {
    let service = actix_web::test::init_service(actix_web::App::new().configure(actix::configure)).await;
    for (case, (media_type, body, ..)) in CASES.into_iter().enumerate() {
        let request = actix_web::test::TestRequest::patch()
            .uri("/user")
            .insert_header(("content-type", media_type))
            .set_payload(body)
            .to_request();
        let response = actix_web::test::call_service(&service, request).await;
        let header = |name: &str| response.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
        let (status, media_type, accept) = (response.status().as_u16(), header("content-type"), header("accept-patch"));
        let body = String::from_utf8(actix_web::test::read_body(response).await.to_vec()).unwrap();
        check("actix-web", case, status, &media_type.unwrap_or_default(), accept.as_deref(), &body);
    }
}

/// The code of an example without its comments is something to copy at a glance.
#[test]
fn an_example_has_30_lines_or_fewer() {
    for (name, source) in [
        ("axum", include_str!("../src/axum.rs")),
        ("actix", include_str!("../src/actix.rs")),
        ("hyper", include_str!("../src/hyper.rs")),
    ] {
        let is_code = |line: &&str| {
            let line = line.trim();
            !line.is_empty() && !line.starts_with("//") && !line.starts_with("use ")
        };
        let lines = source.lines().filter(is_code).count();
        assert!(lines <= 30, "{name}: {lines}");
    }
}

/// The README shows the example as it is.
#[test]
fn the_readme_shows_the_code_that_compiles() {
    let readme = include_str!("../../../README.md");
    assert!(readme.contains(concat!("```rust,ignore\n", include_str!("../examples/five_minutes.rs"), "```\n")));
}
