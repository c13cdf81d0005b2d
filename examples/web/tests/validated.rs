//! The rules of validator, as a client sees them.

use patch_examples_web::validated::{Profile, UpdateProfileRequest};
use patch_runtime::{PatchRequest, Unchecked, json};

#[test]
fn what_is_set_is_checked() {
    let body = r#"{"page_size": 0, "name": "", "homepage": "x", "password": "hunter2"}"#;
    let problems = json::from_str::<UpdateProfileRequest>(body).unwrap_err();
    let found: Vec<_> = problems.iter().map(|it| (it.pointer(), it.code(), it.detail())).collect();
    assert_eq!(
        found,
        [
            ("/name", "length", "`name` breaks the rule `length`, max 40, min 1"),
            ("/homepage", "url", "`homepage` must be an address of the web"),
            ("/page_size", "range", "`page_size` breaks the rule `range`, max 100, min 1"),
            ("/password", "length", "`password` breaks the rule `length`, min 12"),
        ]
    );
}

#[test]
fn what_is_absent_or_null_is_not() {
    let body = r#"{"homepage": null}"#;
    let mut profile = Profile { homepage: Some("https://example.org".into()), ..Profile::default() };
    json::from_str::<UpdateProfileRequest>(body).unwrap().apply_to(&mut profile);
    assert_eq!(profile, Profile::default());
    assert!(UpdateProfileRequest::new().validate().is_ok());
}

#[test]
fn every_way_to_a_request_is_checked() {
    assert!(UpdateProfileRequest::builder().name("").build().is_err());
    assert!(UpdateProfileRequest::builder().homepage("x").build().is_err());
    let request = UpdateProfileRequest::builder().name("Ada").clear_homepage().build().unwrap();
    assert_eq!(request.homepage, Some(None));
    assert!(serde_json::from_str::<UpdateProfileRequest>(r#"{"name": ""}"#).is_err());
}

#[test]
fn no_answer_holds_a_rejected_value() {
    let secret = "hunter2";
    let body = format!(r#"{{"password": "{secret}", "homepage": "{secret}"}}"#);
    // This is what must not be sent: validator keeps the value.
    let Unchecked(request) = serde_json::from_str::<Unchecked<UpdateProfileRequest>>(&body).unwrap();
    let errors = validator::Validate::validate(&request).unwrap_err();
    assert!(serde_json::to_string(&errors).unwrap().contains(secret));

    let problems = json::from_str::<UpdateProfileRequest>(&body).unwrap_err();
    let problem = serde_json::to_string(&problems.to_problem()).unwrap();
    let violations = request.validate().unwrap_err();
    for text in [problem, problems.to_string(), format!("{problems:?}"), format!("{violations:?} {violations}")] {
        assert!(text.contains("password") && !text.contains(secret), "{text}");
    }
}
