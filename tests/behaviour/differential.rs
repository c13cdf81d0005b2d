//! Against the same requests written by hand with `serde_derive` and double options: the two agree wherever serde is
//! right, and the named tests at the end are where it is not.

use std::fmt::Debug;

use patch_runtime::Unchecked;
use patch_tests::organization::UpdateOrganizationRequest;
use patch_tests::template::UpsertTemplateRequest;
use patch_tests::{first, later, sdk, twin};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::oracle::{Body, FIRST, LATER, Member, ORGANIZATION, TEMPLATE};
use crate::strategies;
use crate::wire::{print, read};

/// Reads the body as both, and compares whether they take it and what they print then.
fn agree<R, T>(body: &Body, allowed: &[Member]) -> TestCaseResult
where
    R: Serialize + DeserializeOwned,
    T: Serialize + DeserializeOwned,
{
    let text = body.text();
    let ours = serde_json::from_str::<R>(&text);
    let twin = serde_json::from_str::<T>(&text);
    if body.clears_json_that_cannot_be(allowed) {
        prop_assert!(ours.is_err(), "null was accepted in {}", text);
        return Ok(());
    }
    match (ours, twin) {
        (Ok(ours), Ok(twin)) => {
            prop_assert_eq!(serde_json::to_string(&ours).ok(), serde_json::to_string(&twin).ok());
            prop_assert_eq!(serde_json::to_value(&ours).ok(), serde_json::to_value(&twin).ok());
        }
        (Err(_), Err(_)) => {}
        (Ok(_), Err(twin)) => prop_assert!(false, "only the twin refuses {}: {}", text, twin),
        (Err(ours), Ok(_)) => prop_assert!(false, "only we refuse {}: {}", text, ours),
    }
    Ok(())
}

proptest! {
    #[test]
    fn the_first_user_agrees(body in strategies::body(FIRST)) {
        agree::<first::UpdateUserRequest, twin::FirstUser>(&body, FIRST)?;
    }

    #[test]
    fn the_later_user_agrees(body in strategies::body(LATER)) {
        // The twin has no rules.
        agree::<Unchecked<later::UpdateUserRequest>, twin::LaterUser>(&body, LATER)?;
        agree::<Unchecked<sdk::UpdateUserRequest>, twin::LaterUser>(&body, LATER)?;
    }

    #[test]
    fn the_organization_agrees(body in strategies::body(ORGANIZATION)) {
        agree::<UpdateOrganizationRequest, twin::Organization>(&body, ORGANIZATION)?;
    }

    #[test]
    fn the_template_agrees(body in strategies::body(TEMPLATE)) {
        agree::<UpsertTemplateRequest, twin::Template>(&body, TEMPLATE)?;
    }
}

/// Where both refuse a value for its type, they do so in serde's words and at the same place.
#[test]
fn the_errors_of_values_are_the_same() {
    for body in [
        r#"{"first_name":1}"#,
        r#"{"first_name":["a"]}"#,
        r#"{"delete_self_enabled":"true"}"#,
        r#"{"created_at":{}}"#,
        r#"{"notify_primary_email_address_changed":0}"#,
        r#"{"first_name":"unfinished"#,
        r#"{"first_name":}"#,
        r#"{"first_name" 1}"#,
        r#"{"public_metadata":{"a":[1,2}"#,
        r#"{"first_name":"\ud800"}"#,
    ] {
        let ours = serde_json::from_str::<later::UpdateUserRequest>(body).expect_err(body);
        let twin = serde_json::from_str::<twin::LaterUser>(body).expect_err(body);
        assert_eq!(ours.to_string(), twin.to_string(), "{body}");
    }
}

/// What the twin makes of a body that we refuse, as it prints it.
#[track_caller]
fn only_the_twin_accepts<R, T>(body: &str, sentence: &str) -> String
where
    R: DeserializeOwned + PartialEq + Debug,
    T: Serialize + DeserializeOwned + PartialEq + Debug,
{
    assert_eq!(read::<R>(body).expect_err(body), sentence);
    print(&read::<T>(body).expect("the twin accepts it"))
}

/// serde's derive reads an array as a struct whose members come by position.
#[test]
fn serde_accepts_arrays() {
    type Ours = UpdateOrganizationRequest;
    let sentence = "invalid type: sequence, expected an object with the fields to change";
    assert_eq!(only_the_twin_accepts::<Ours, twin::Organization>("[]", sentence), "{}");
    assert_eq!(
        only_the_twin_accepts::<Ours, twin::Organization>(r#"["n",null]"#, sentence),
        r#"{"name":"n","slug":null}"#
    );
}

/// A `Value` takes null for itself, so serde's derive lets it through where it makes no sense.
#[test]
fn serde_accepts_null_for_json_that_cannot_be_null() {
    for member in ["public_metadata", "private_metadata", "unsafe_metadata"] {
        let body = format!(r#"{{"{member}":null}}"#);
        let sentence =
            format!("`{member}` must not be null: send a value, or leave the field out to keep the current one");
        assert_eq!(only_the_twin_accepts::<later::UpdateUserRequest, twin::LaterUser>(&body, &sentence), body);
        assert_eq!(only_the_twin_accepts::<first::UpdateUserRequest, twin::FirstUser>(&body, &sentence), body);
    }
}

/// serde's derive knows nothing of rules between members.
#[test]
fn serde_accepts_what_breaks_a_rule() {
    let body = r#"{"password":null,"skip_password_checks":true}"#;
    assert_eq!(
        only_the_twin_accepts::<later::UpdateUserRequest, twin::LaterUser>(
            body,
            "`skip_password_checks` requires `password`"
        ),
        body
    );
}

/// The first missing member is all that serde's derive names, and a wrong value of a secret is in its error.
#[test]
fn serde_says_less_and_too_much() {
    let error = read::<twin::Template>("{}").expect_err("three members are missing");
    assert_eq!(error, "missing field `name`");
    let error = read::<UpsertTemplateRequest>("{}").expect_err("three members are missing");
    assert_eq!(error.matches("is required").count(), 3);

    let body = r#"{"backup_codes":"correct horse"}"#;
    let error = read::<twin::LaterUser>(body).expect_err("a text is no list");
    assert!(error.contains("correct horse"), "{error}");
    let error = read::<later::UpdateUserRequest>(body).expect_err("a text is no list");
    assert_eq!(error, "`backup_codes` has an unusable value");

    let request = read::<twin::LaterUser>(r#"{"password":"correct horse"}"#).expect("a text");
    assert!(format!("{request:?}").contains("correct horse"));
}
