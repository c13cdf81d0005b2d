//! Rules: what triggers one, what satisfies it, and how the violations read.

use std::error::Error;

use patch_runtime::{Patch, PatchRequest, Report, Unchecked, Violation, Violations};
use patch_tests::later::UpdateUserRequest;
use patch_tests::organization::UpdateOrganizationRequest;
use patch_tests::template::UpsertTemplateRequest;
use patch_tests::{first, sdk};
use serde_json::{Value, json};

use crate::wire::{read, refusal};

const SKIP: &str = "`skip_password_checks` requires `password`";
const SIGN_OUT: &str = "`sign_out_of_other_sessions` requires `password`";

/// The sentences of all violations, in order.
fn details<R: PatchRequest>(request: &R) -> Vec<String> {
    match request.validate() {
        Ok(()) => Vec::new(),
        Err(violations) => violations.iter().map(|violation| violation.detail().to_owned()).collect(),
    }
}

/// What the rules of the user say to a body, read in both representations.
fn user_rules(body: &str) -> Vec<String> {
    let Unchecked(request) = read::<Unchecked<UpdateUserRequest>>(body).expect(body);
    let Unchecked(double) = read::<Unchecked<sdk::UpdateUserRequest>>(body).expect(body);
    let details = details(&request);
    assert_eq!(self::details(&double), details, "{body}");

    let checked = read::<UpdateUserRequest>(body);
    let checked_double = read::<sdk::UpdateUserRequest>(body);
    if details.is_empty() {
        assert_eq!(checked, Ok(request));
        assert_eq!(checked_double, Ok(double));
    } else {
        assert_eq!(checked, Err(details.join("; ")), "{body}");
        assert_eq!(checked_double, Err(details.join("; ")), "{body}");
    }
    details
}

#[test]
fn a_request_without_what_triggers_a_rule_is_valid() {
    assert_eq!(user_rules("{}"), [""; 0]);
    assert_eq!(user_rules(r#"{"password":"correct horse"}"#), [""; 0]);
    assert_eq!(user_rules(r#"{"password":null}"#), [""; 0]);
}

#[test]
fn a_value_triggers() {
    assert_eq!(user_rules(r#"{"skip_password_checks":true}"#), [SKIP]);
    assert_eq!(user_rules(r#"{"sign_out_of_other_sessions":true}"#), [SIGN_OUT]);
}

#[test]
fn false_is_a_value_and_triggers() {
    assert_eq!(user_rules(r#"{"skip_password_checks":false}"#), [SKIP]);
}

#[test]
fn null_does_not_trigger() {
    assert_eq!(user_rules(r#"{"skip_password_checks":null}"#), [""; 0]);
    assert_eq!(user_rules(r#"{"skip_password_checks":null,"sign_out_of_other_sessions":null}"#), [""; 0]);
}

#[test]
fn null_does_not_satisfy() {
    assert_eq!(user_rules(r#"{"skip_password_checks":true,"password":null}"#), [SKIP]);
    assert_eq!(user_rules(r#"{"password":null,"skip_password_checks":false}"#), [SKIP]);
}

#[test]
fn a_value_satisfies_wherever_it_stands() {
    assert_eq!(user_rules(r#"{"skip_password_checks":true,"password":"p"}"#), [""; 0]);
    assert_eq!(user_rules(r#"{"password":"p","skip_password_checks":true}"#), [""; 0]);
    assert_eq!(
        user_rules(r#"{"sign_out_of_other_sessions":true,"password":"","skip_password_checks":false}"#),
        [""; 0],
        "an empty string is a value"
    );
}

#[test]
fn all_violations_are_reported_in_the_order_of_the_fields() {
    assert_eq!(user_rules(r#"{"sign_out_of_other_sessions":true,"skip_password_checks":true}"#), [SKIP, SIGN_OUT]);
    assert_eq!(user_rules(r#"{"sign_out_of_other_sessions":true,"skip_password_checks":null}"#), [SIGN_OUT]);
}

#[derive(PatchRequest)]
#[patch(rename_all = "camelCase")]
#[patch(request_only {
    #[patch(nullable, requires(unit_price, order_note))]
    price_reason: String,
})]
#[allow(dead_code, reason = "only the request of this resource is looked at")]
struct Purchase {
    #[patch(skip)]
    id: u64,
    #[patch(nullable, requires(currency_code))]
    unit_price: Option<u32>,
    #[patch(requires = "unit_price")]
    currency_code: String,
    #[patch(required)]
    lock_version: u32,
    #[patch(nullable, requires(line_items, lock_version))]
    order_note: Option<String>,
    #[patch(rename = "lines/all~of them")]
    line_items: Vec<String>,
    #[patch(required, nullable, requires(order_note))]
    ship_to: Option<String>,
}

#[test]
fn each_missing_target_is_a_violation_of_its_own() {
    let request = UpdatePurchaseRequest { order_note: "n".into(), ..Default::default() };
    assert_eq!(
        details(&request),
        [
            "`lockVersion` is required",
            "`orderNote` requires `lines/all~of them`",
            "`orderNote` requires `lockVersion`",
            "`shipTo` is required",
        ]
    );
}

#[test]
fn rules_form_chains_and_cycles() {
    let base = || UpdatePurchaseRequest { lock_version: Some(1), ship_to: Patch::Clear, ..Default::default() };
    assert_eq!(details(&base()), [""; 0]);

    // Two fields that require each other come together or not at all.
    let price = UpdatePurchaseRequest { unit_price: 5.into(), ..base() };
    assert_eq!(details(&price), ["`unitPrice` requires `currencyCode`"]);
    let currency = UpdatePurchaseRequest { currency_code: Some("EUR".to_owned()), ..base() };
    assert_eq!(details(&currency), ["`currencyCode` requires `unitPrice`"]);
    let both = UpdatePurchaseRequest { unit_price: 5.into(), currency_code: Some("EUR".to_owned()), ..base() };
    assert_eq!(details(&both), [""; 0]);

    // A chain: each link speaks for itself.
    let reason = UpdatePurchaseRequest { price_reason: "sale".into(), ..base() };
    assert_eq!(details(&reason), ["`priceReason` requires `unitPrice`", "`priceReason` requires `orderNote`"]);
    let further = UpdatePurchaseRequest { unit_price: 5.into(), order_note: "n".into(), ..reason };
    assert_eq!(details(&further), ["`unitPrice` requires `currencyCode`", "`orderNote` requires `lines/all~of them`"]);
}

#[test]
fn an_empty_list_is_a_value() {
    let request = UpdatePurchaseRequest {
        lock_version: Some(0),
        ship_to: Patch::Clear,
        order_note: "n".into(),
        line_items: Some(vec![]),
        ..Default::default()
    };
    assert_eq!(details(&request), [""; 0]);
}

#[test]
fn required_looks_at_presence() {
    let with = |ship_to| UpdatePurchaseRequest { lock_version: Some(1), ship_to, ..Default::default() };
    assert_eq!(details(&with(Patch::Keep)), ["`shipTo` is required"]);
    assert_eq!(details(&with(Patch::Clear)), [""; 0], "null satisfies it on a nullable field");
    assert_eq!(details(&with("here".into())), ["`shipTo` requires `orderNote`"]);
}

#[test]
fn a_violation_has_a_pointer_a_code_a_sentence_and_the_fields() {
    let request = UpdatePurchaseRequest { order_note: "n".into(), ..Default::default() };
    let violations = request.validate().expect_err("four rules are broken");
    let parts: Vec<(&str, &str, Vec<String>)> = violations
        .iter()
        .map(|violation| {
            let fields = violation.fields().map(str::to_owned).collect();
            (violation.pointer(), violation.code(), fields)
        })
        .collect();
    let named = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        parts,
        [
            ("/lockVersion", "required", named(&["lockVersion"])),
            ("/orderNote", "requires", named(&["orderNote", "lines/all~of them"])),
            ("/orderNote", "requires", named(&["orderNote", "lockVersion"])),
            ("/shipTo", "required", named(&["shipTo"])),
        ]
    );
}

#[test]
fn a_pointer_escapes_what_rfc_6901_says() {
    #[derive(PatchRequest)]
    #[allow(dead_code, reason = "only the request of this resource is looked at")]
    struct Odd {
        #[patch(rename = "a/b~c", required)]
        first: u8,
        #[patch(rename = "~1", required)]
        second: u8,
        #[patch(rename = " \"q\" ", required)]
        third: u8,
    }

    let violations = UpdateOddRequest::new().validate().expect_err("three are required");
    let pointers: Vec<&str> = violations.iter().map(Violation::pointer).collect();
    assert_eq!(pointers, ["/a~1b~0c", "/~01", "/ \"q\" "]);
    assert_eq!(details(&UpdateOddRequest::new()), ["`a/b~c` is required", "`~1` is required", "` \"q\" ` is required"]);
}

fn broken() -> Violations {
    let request = UpdateUserRequest {
        skip_password_checks: true.into(),
        sign_out_of_other_sessions: false.into(),
        password: Patch::Clear,
        ..Default::default()
    };
    request.validate().expect_err("both rules are broken")
}

#[test]
fn violations_are_a_list_and_an_error() {
    let violations = broken();
    assert_eq!(violations.len(), 2);
    assert_eq!(violations.iter().count(), 2);
    let borrowed: Vec<&str> = (&violations).into_iter().map(Violation::code).collect();
    assert_eq!(borrowed, ["requires", "requires"]);
    assert_eq!(violations.to_string(), format!("{SKIP}; {SIGN_OUT}"));
    let error: &dyn Error = &violations;
    assert!(error.source().is_none());
    let owned: Vec<String> = violations.into_iter().map(|one| one.detail().to_owned()).collect();
    assert_eq!(owned, [SKIP, SIGN_OUT]);
}

#[test]
fn an_error_of_the_rules_travels() {
    fn check(request: &UpdateUserRequest) -> Result<(), Box<dyn Error + Send + Sync>> {
        request.validate()?;
        Ok(())
    }
    let request = UpdateUserRequest { skip_password_checks: true.into(), ..Default::default() };
    assert_eq!(check(&request).expect_err("a rule is broken").to_string(), SKIP);
    check(&UpdateUserRequest::new()).expect("nothing is broken");
}

#[test]
fn a_report_collects_violations_of_ones_own() {
    let mut report = Report::new();
    assert!(report.is_empty());
    assert_eq!(report.clone().into_result(), Ok(()));
    for violation in broken() {
        report.violation(violation);
    }
    report.violation(Violation::new("/username", "taken", "`username` is taken").with_fields(["username"]));
    assert!(!report.is_empty());
    let violations = report.into_result().expect_err("three were reported");
    assert_eq!(violations.to_string(), format!("{SKIP}; {SIGN_OUT}; `username` is taken"));
}

#[test]
fn violations_print_as_json() {
    assert_eq!(
        serde_json::to_value(broken()).expect("violations print"),
        json!([
            {"pointer": "/skip_password_checks", "code": "requires", "detail": SKIP},
            {"pointer": "/sign_out_of_other_sessions", "code": "requires", "detail": SIGN_OUT},
        ])
    );
}

#[test]
fn a_problem_is_the_body_of_rfc_9457() {
    let problem = serde_json::to_value(broken().to_problem()).expect("a problem prints");
    let Value::Object(mut members) = problem else { panic!("a problem is an object: {problem}") };
    let detail = members.remove("detail").expect("a problem has a detail");
    assert!(detail.as_str().is_some_and(|text| !text.is_empty()), "{detail}");
    assert_eq!(
        Value::Object(members),
        json!({
            "type": "about:blank",
            "title": "Unprocessable Content",
            "status": 422,
            "errors": [
                {"pointer": "/skip_password_checks", "code": "requires", "detail": SKIP},
                {"pointer": "/sign_out_of_other_sessions", "code": "requires", "detail": SIGN_OUT},
            ],
        })
    );
}

#[test]
fn missing_required_members_are_all_named() {
    assert_eq!(
        refusal::<UpsertTemplateRequest>("{}"),
        "`name` is required; `bodyMarkup` is required; `replyToEmailName` is required"
    );
    assert_eq!(
        refusal::<UpsertTemplateRequest>(r#"{"bodyMarkup":"<p>","fromEmailName":null}"#),
        "`name` is required; `replyToEmailName` is required"
    );
    read::<UpsertTemplateRequest>(r#"{"name":"","bodyMarkup":"","replyToEmailName":null}"#).expect("all are there");
}

#[test]
fn requests_without_rules_are_always_valid() {
    assert!(UpdateOrganizationRequest::RULES.is_empty());
    UpdateOrganizationRequest::new().validate().expect("there is no rule");
    first::UpdateUserRequest::new().validate().expect("there is no rule");
}

/// A rule between a member that cannot be null and one that only the request has, in both directions.
#[test]
fn rules_cross_from_the_resource_to_the_request() {
    #[derive(PatchRequest)]
    #[patch(request_only {
        #[patch(requires(plan))]
        coupon: String,
        consent: bool,
    })]
    #[allow(dead_code, reason = "only the request of this resource is looked at")]
    struct Account {
        #[patch(requires(consent))]
        plan: String,
    }

    assert_eq!(refusal::<UpdateAccountRequest>(r#"{"coupon":"c"}"#), "`coupon` requires `plan`");
    assert_eq!(refusal::<UpdateAccountRequest>(r#"{"plan":"p"}"#), "`plan` requires `consent`");
    assert_eq!(refusal::<UpdateAccountRequest>(r#"{"coupon":"c","plan":"p"}"#), "`plan` requires `consent`");
    read::<UpdateAccountRequest>(r#"{"coupon":"c","plan":"p","consent":false}"#)
        .expect("false is a value, and satisfies");
}
