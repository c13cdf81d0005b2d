use patch_runtime::{PatchRequest, json};
use serde_json::{Value, json};

use crate::{Kind, UpdateUserRequest, details, found, problems};

#[test]
fn a_good_body_is_a_request() {
    let body = r#" {"version": 3, "nickname": null, "kind": "guest", "scores": {"a": 1}} "#;
    let request: UpdateUserRequest = json::from_str(body).unwrap();
    assert_eq!(request, serde_json::from_str(body).unwrap());
    assert_eq!((request.version, request.kind), (Some(3), Some(Kind::Guest)));
    assert!(request.nickname.is_clear());
}

#[test]
fn a_body_that_is_no_json_has_one_problem() {
    for (body, detail) in [
        ("", "EOF while parsing a value at line 1 column 0"),
        ("{\"version\": 1,}", "trailing comma at line 1 column 15"),
        ("{\"version\": 1", "EOF while parsing an object at line 1 column 13"),
        ("{\"version\": \"x\" \"nickname\": 1}", "expected `,` or `}` at line 1 column 17"),
        ("{\"version\": \"x\"} x", "trailing characters at line 1 column 18"),
        ("{\"version\": 1} x", "trailing characters at line 1 column 16"),
    ] {
        let problems = problems(body);
        assert_eq!(found(&problems), [("", "syntax")], "{body}");
        assert_eq!(problems.to_string(), detail, "{body}");
        assert!(problems.is_malformed());
        assert_eq!(problems.to_problem().status, 400);
        assert_eq!(problems.to_problem().title, "Bad Request");
    }
    let problems = json::from_slice::<UpdateUserRequest>(b"{\"version\": \"\xff\"}").unwrap_err();
    assert_eq!(found(&problems), [("", "syntax")]);
    assert!(problems.to_string().starts_with("invalid utf-8 sequence"), "{problems}");
}

#[test]
fn a_body_that_is_no_object_has_one_problem() {
    for body in ["[]", "null", "1", "\"hunter2\"", "[{\"version\": 1}]", " true "] {
        let problems = problems(body);
        assert_eq!(found(&problems), [("", "invalid_type")], "{body}");
        assert_eq!(problems.to_string(), "the body must be an object with the fields to change");
        assert!(!problems.is_malformed());
        assert_eq!(problems.to_problem().status, 422);
    }
}

#[test]
fn everything_that_is_wrong_is_told_in_the_order_of_the_body_and_then_of_the_rules() {
    let body = r#"{
        "tags": ["a", 1, 2],
        "nikname": "x",
        "email": null,
        "nickname": 1,
        "nick": "y",
        "id": 7,
        "scores": {"a": 1, "b/c": 300},
        "kind": "owner",
        "handle": "h",
        "username": "u",
        "skipPasswordChecks": true
    }"#;
    let problems = problems(body);
    assert_eq!(
        found(&problems),
        [
            ("/tags/1", "invalid_type"),
            ("/nikname", "unknown_field"),
            ("/email", "null_not_allowed"),
            ("/nickname", "invalid_type"),
            ("/nick", "duplicate_field"),
            ("/id", "read_only_field"),
            ("/scores/b~1c", "invalid_value"),
            ("/kind", "invalid_value"),
            ("/version", "required"),
            ("/skipPasswordChecks", "requires"),
            ("", "at_most_one"),
        ]
    );
    assert_eq!(
        details(&problems),
        [
            "`/tags/1`: invalid type: integer `1`, expected a string",
            "unknown field `nikname`: did you mean `nickname`?",
            "`email` must not be null: send a value, or leave the field out to keep the current one",
            "`/nickname`: invalid type: integer `1`, expected a string",
            "duplicate field `nickname`",
            "`id` cannot be changed",
            "`/scores/b~1c`: invalid value: integer `300`, expected u8",
            "`/kind`: unknown variant `owner`, expected `member` or `guest`",
            "`version` is required",
            "`skipPasswordChecks` requires `password`",
            "at most one of `handle` and `username` can be set",
        ]
    );
}

#[test]
fn a_member_that_cannot_be_used_counts_as_set() {
    // Neither the missing password nor the missing version is a second problem.
    for body in [
        r#"{"version": 1, "skipPasswordChecks": true, "password": 1}"#,
        r#"{"version": "x", "skipPasswordChecks": true, "password": "p"}"#,
        r#"{"version": null, "newsletter": false, "kind": "member"}"#,
    ] {
        assert_eq!(problems(body).len(), 1, "{body}");
    }
    // It takes part in a group.
    let found_in = |body| found(&problems(body)).iter().map(|(_, code)| (*code).to_owned()).collect::<Vec<_>>();
    assert_eq!(found_in(r#"{"version": 1, "handle": 1, "username": "u"}"#), ["invalid_type", "at_most_one"]);
    // Whether a condition holds of what cannot be used, nobody knows.
    assert_eq!(found_in(r#"{"version": 1, "newsletter": 1, "kind": "member"}"#), ["invalid_type"]);
    assert_eq!(found_in(r#"{"version": 1, "newsletter": true, "email": "e", "kind": "x"}"#), ["invalid_value"]);
    assert_eq!(found_in(r#"{"version": 1, "newsletter": true, "email": 1, "kind": "member"}"#), ["invalid_type"]);
    assert_eq!(
        found_in(r#"{"version": 1, "newsletter": true, "email": 1, "kind": "guest"}"#),
        ["invalid_type", "requires"]
    );
}

#[test]
fn rules_alone_are_told_as_well() {
    let problems = problems(r#"{"newsletter": true, "username": "admin", "password": null}"#);
    assert_eq!(
        found(&problems),
        [("/version", "required"), ("/newsletter", "requires"), ("/newsletter", "requires"), ("/username", "reserved"),]
    );
}

#[test]
fn a_function_of_the_user_sees_no_half_read_request() {
    let problems = problems(r#"{"version": 1, "username": "admin", "handle": 1}"#);
    assert!(problems.iter().all(|problem| problem.code() != "reserved"), "{problems}");
}

#[test]
fn the_list_ends_at_64_and_says_so() {
    let body = |count: usize| {
        let members: Vec<String> = (0..count).map(|number| format!("\"x{number}\": 1")).collect();
        format!("{{\"version\": 1, {}}}", members.join(", "))
    };
    let exact = problems(&body(64));
    assert_eq!((exact.len(), exact.has_more()), (64, false));
    assert_eq!(serde_json::to_value(&exact).unwrap().as_array().unwrap().len(), 64);
    for count in [65, 10_000] {
        let problems = problems(&body(count));
        assert_eq!((problems.len(), problems.has_more()), (64, true));
        let printed = serde_json::to_value(&problems).unwrap();
        let last = json!({"pointer": "", "code": "more", "detail": "there are more problems than these"});
        assert_eq!(printed.as_array().unwrap().len(), 65);
        assert_eq!(printed.as_array().unwrap().last(), Some(&last));
        assert_eq!(problems.to_problem().errors.len(), 65);
        assert!(problems.to_string().len() < 1024 && problems.to_string().ends_with("; and more"), "{problems}");
    }
}

#[test]
fn long_values_and_names_are_quoted_in_part() {
    let long = "y".repeat(1_000_000);
    for body in [
        format!(r#"{{"version": "{long}"}}"#),
        format!(r#"{{"version": 1, "{long}": 1}}"#),
        format!(r#"{{"version": 1, "scores": {{"{long}": "x"}}}}"#),
        format!(r#"{{"version": 1, "kind": "{long}"}}"#),
    ] {
        let problems = problems(&body);
        assert_eq!(problems.len(), 1);
        let detail = problems.iter().next().unwrap().detail();
        assert!(detail.len() < 1024, "{}", detail.len());
    }
}

#[test]
fn a_problem_is_what_rfc_9457_says() {
    let problem = serde_json::to_value(problems(r#"{"version": null}"#).to_problem()).unwrap();
    let sentence = "`version` must not be null: send a value, or leave the field out to keep the current one";
    let expected: Value = json!({
        "type": "about:blank",
        "title": "Unprocessable Content",
        "status": 422,
        "detail": sentence,
        "errors": [{"pointer": "/version", "code": "null_not_allowed", "detail": sentence}],
    });
    assert_eq!(problem, expected);
}

#[test]
fn deep_nesting_is_a_problem_and_no_crash() {
    for depth in [120, 126, 127, 128, 129, 130, 100_000] {
        let body = format!(r#"{{"version": 1, "tags": {}{}}}"#, "[".repeat(depth), "]".repeat(depth));
        assert_eq!(problems(&body).len(), 1, "{depth}");
        let body = format!(r#"{{"version": 1, "x": {}{}}}"#, "[".repeat(depth), "]".repeat(depth));
        assert_eq!(problems(&body).len(), 1, "{depth}");
    }
}

#[test]
fn what_the_request_ignores_is_no_problem() {
    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[patch(allow_unknown, non_empty)]
    struct Open {
        #[patch(skip)]
        id: u8,
        name: String,
    }

    let problems = |body| json::from_str::<UpdateOpenRequest>(body).unwrap_err();
    assert_eq!(found(&problems(r#"{"other": 1, "id": 1, "name": 1}"#)), [("/name", "invalid_type")]);
    assert_eq!(found(&problems(r#"{"other": 1}"#)), [("", "non_empty")]);
    let kept = Open::default();
    assert_eq!((kept.id, kept.name), (0, String::new()));
}

#[test]
fn null_where_none_may_be_breaks_no_rule() {
    // It asks for a `password` no more than it is one.
    let problems = problems(r#"{"version": 1, "newsletter": null, "handle": null, "username": "u"}"#);
    assert_eq!(found(&problems), [("/newsletter", "null_not_allowed"), ("/handle", "null_not_allowed")]);
}

#[test]
fn a_pointer_has_no_part_that_is_longer_than_a_name() {
    let long = "y".repeat(1_000_000);
    for body in
        [format!(r#"{{"version": 1, "{long}": 1}}"#), format!(r#"{{"version": 1, "scores": {{"{long}": "x"}}}}"#)]
    {
        let printed = serde_json::to_string(&problems(&body)).unwrap();
        assert!(printed.len() < 2048, "{}", printed.len());
    }
}
