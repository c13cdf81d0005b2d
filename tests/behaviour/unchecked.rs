//! `Unchecked`: the same wire format, without the rules and without what is required.

use patch_runtime::{PatchRequest, Unchecked};
use patch_tests::later::UpdateUserRequest;
use patch_tests::sdk;
use patch_tests::template::UpsertTemplateRequest;

use crate::wire::{print, read, refusal, refusal_of_text};

#[test]
fn it_reads_what_breaks_a_rule() {
    let body = r#"{"password":null,"skip_password_checks":true}"#;
    let Unchecked(request) = read::<Unchecked<UpdateUserRequest>>(body).expect("rules are not run");
    assert!(request.password.is_clear());
    assert_eq!(request.skip_password_checks.value(), Some(&true));
    request.validate().expect_err("the rules can be run later");
    assert_eq!(print(&Unchecked(request)), body);

    let Unchecked(double) = read::<Unchecked<sdk::UpdateUserRequest>>(body).expect("rules are not run");
    assert_eq!(double.password, Some(None));
    assert_eq!(print(&Unchecked(double)), body);
}

#[test]
fn it_reads_what_lacks_a_required_member() {
    let Unchecked(request) =
        read::<Unchecked<UpsertTemplateRequest>>(r#"{"delivered":true}"#).expect("nothing is asked");
    assert_eq!(request.delivered_by_service, Some(true));
    request.validate().expect_err("what is missing can be asked for later");
    assert_eq!(read::<Unchecked<UpsertTemplateRequest>>("{}"), Ok(Unchecked(UpsertTemplateRequest::new())));
}

#[test]
fn it_refuses_everything_else() {
    for (body, sentence) in [
        (r#"{"first_name":1}"#, "invalid type: integer `1`, expected a string"),
        (r#"{"fist_name":"Ada"}"#, "unknown field `fist_name`: did you mean `first_name`?"),
        (r#"{"id":"user_1"}"#, "`id` cannot be changed"),
        (r#"{"password":1}"#, "`password` has an unusable value"),
        (
            r#"{"created_at":null}"#,
            "`created_at` must not be null: send a value, or leave the field out to keep the current one",
        ),
    ] {
        assert_eq!(refusal::<Unchecked<UpdateUserRequest>>(body), sentence);
        assert_eq!(refusal::<UpdateUserRequest>(body), sentence);
    }
    assert_eq!(
        refusal_of_text::<Unchecked<UpdateUserRequest>>(r#"{"username":"a","username":"b"}"#),
        "duplicate field `username`"
    );
}

#[test]
fn it_prints_as_the_request_does() {
    let request =
        UpdateUserRequest { first_name: "Ada".into(), password: "correct horse".into(), ..Default::default() };
    let text = print(&request);
    assert_eq!(text, r#"{"first_name":"Ada","password":"correct horse"}"#);
    assert_eq!(print(&Unchecked(request)), text);
}
