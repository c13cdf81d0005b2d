//! `json::from_slice`: every problem of a body, in one answer.

mod agreement;
mod bodies;
mod hostile;
mod nested;
mod secrets;

use patch_runtime::json::{self, Problems};
use patch_runtime::{PatchRequest, Report, Violation};
use serde::Deserialize;

/// One field of each kind.
#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
#[patch(
    rename_all = "camelCase",
    at_most_one(handle, username),
    validate_with = no_admin,
    request_only {
        #[patch(nullable, secret)]
        password: String,
        #[patch(nullable, requires(password))]
        skip_password_checks: bool,
    }
)]
struct User {
    #[patch(skip)]
    id: u32,
    #[patch(nullable, alias = "nick")]
    nickname: Option<String>,
    #[patch(required)]
    version: u8,
    email: Option<String>,
    #[patch(nullable, default = 18)]
    age: u8,
    handle: String,
    username: String,
    kind: Kind,
    tags: Vec<String>,
    scores: std::collections::BTreeMap<String, u8>,
    #[patch(requires(email, when = true), requires(kind = Kind::Member))]
    newsletter: bool,
    #[patch(secret)]
    backup_codes: Vec<String>,
    #[patch(secret)]
    pins: std::collections::BTreeMap<String, u16>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    #[default]
    Member,
    Guest,
}

fn no_admin(request: &UpdateUserRequest, report: &mut Report) {
    if request.username.as_deref() == Some("admin") {
        report.violation(Violation::new("/username", "reserved", "`username` is reserved"));
    }
}

fn problems(body: &str) -> Problems {
    let problems = json::from_str::<UpdateUserRequest>(body).unwrap_err();
    assert_eq!(json::from_slice::<UpdateUserRequest>(body.as_bytes()).unwrap_err(), problems);
    problems
}

/// Pointers and codes.
fn found(problems: &Problems) -> Vec<(&str, &str)> {
    problems.iter().map(|problem| (problem.pointer(), problem.code())).collect()
}

fn details(problems: &Problems) -> Vec<&str> {
    problems.iter().map(Violation::detail).collect()
}
