//! Nothing that a secret could be is in any text.

use patch_runtime::PatchRequest;
use patch_runtime::json;

use crate::{UpdateUserRequest, details, found, problems};

const PLANTED: &str = "hunter2";

#[test]
fn a_secret_that_cannot_be_used_is_told_without_it() {
    for (body, pointer) in [
        (r#"{"version": 1, "password": {"hunter2": 1}}"#, "/password"),
        (r#"{"version": 1, "backupCodes": ["ok", {"hunter2": "hunter2"}]}"#, "/backupCodes/1"),
        (r#"{"version": 1, "backupCodes": "hunter2"}"#, "/backupCodes"),
        (r#"{"version": 1, "pins": {"hunter2": "hunter2"}}"#, "/pins"),
    ] {
        let problems = problems(body);
        assert_eq!(found(&problems), [(pointer, "invalid_value")], "{body}");
        assert!(details(&problems)[0].ends_with("` has an unusable value"), "{problems}");
        let everything = format!(
            "{problems} {problems:?} {} {:?}",
            serde_json::to_string(&problems).unwrap(),
            problems.to_problem()
        );
        assert!(!everything.contains(PLANTED), "{everything}");
    }
}

#[test]
fn a_body_that_is_a_secret_by_itself_is_not_quoted() {
    for body in [r#""hunter2""#, r#"["hunter2"]"#, "hunter2"] {
        let problems = json::from_str::<UpdateUserRequest>(body).unwrap_err();
        assert!(!format!("{problems} {problems:?}").contains(PLANTED), "{problems:?}");
    }
}

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
struct Credentials {
    #[patch(secret)]
    token: String,
    user: u32,
}

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
struct Account {
    #[patch(nested)]
    credentials: Credentials,
    #[patch(nested, secret)]
    hidden: Credentials,
    name: u8,
}

#[test]
fn beside_a_secret_no_value_is_quoted() {
    let body = r#"{"credentials": {"user": "hunter2", "token": 1}, "hidden": {"user": "hunter2"}, "name": "x"}"#;
    let problems = json::from_str::<UpdateAccountRequest>(body).unwrap_err();
    assert_eq!(
        found(&problems),
        [
            ("/credentials/user", "invalid_value"),
            ("/credentials/token", "invalid_value"),
            ("/hidden", "invalid_value"),
            ("/name", "invalid_type"),
        ]
    );
    assert!(!format!("{problems} {problems:?}").contains(PLANTED), "{problems:?}");
}
