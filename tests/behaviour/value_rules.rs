//! Rules about values: `when`, `field = VALUE`, and the builder that checks them when the program runs.

use patch_runtime::{Patch, PatchRequest, Report, Rule, Target, Violation};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::wire::{read, refusal};

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Mode {
    Fixed,
    Custom,
    Off,
}

const FULL: u8 = 100;

/// A limit that is known by a name of its own.
struct Limits;

impl Limits {
    const NONE: i64 = -1;
}

/// One field for each kind of literal and path, all of which ask for `reason`.
#[derive(PatchRequest)]
#[patch(rename_all = "camelCase")]
#[patch(request_only {
    #[patch(nullable)]
    change_reason: String,
})]
#[allow(dead_code, reason = "only the request of this resource is looked at")]
struct Device {
    #[patch(nullable, requires(change_reason, when = "manual"))]
    start_mode: Option<String>,
    #[patch(requires(change_reason, when = 3))]
    slots: u32,
    #[patch(requires(change_reason, when = -40))]
    lowest: i32,
    #[patch(nullable, requires(change_reason, when = false))]
    locked: Option<bool>,
    #[patch(requires(change_reason, when = 'x'))]
    grade: char,
    #[patch(requires(change_reason, when = 0.5))]
    ratio: f64,
    #[patch(nullable, requires(change_reason, when = Mode::Custom))]
    fan: Option<Mode>,
    #[patch(requires(change_reason, when = FULL))]
    level: u8,
    #[patch(requires(change_reason, when = Limits::NONE))]
    limit: i64,
    #[patch(requires(change_reason, when = "day" | "week" | "month"))]
    unit: String,
    #[patch(requires(change_reason, when = Mode::Off | Mode::Fixed))]
    pump: Mode,
    #[patch(requires(change_reason, when = 0 | -1 | FULL_STEP))]
    step: i8,
}

const FULL_STEP: i8 = 10;

#[track_caller]
fn accepts<R: DeserializeOwned + PartialEq + std::fmt::Debug>(body: &str) {
    read::<R>(body).expect(body);
}

#[test]
fn a_rule_with_a_value_is_about_that_value_only() {
    let cases = [
        ("startMode", json!("manual"), json!("Manual"), "\"manual\""),
        ("slots", json!(3), json!(4), "3"),
        ("lowest", json!(-40), json!(40), "-40"),
        ("locked", json!(false), json!(true), "false"),
        ("grade", json!("x"), json!("X"), "'x'"),
        ("ratio", json!(0.5), json!(0.25), "0.5"),
        ("fan", json!("custom"), json!("fixed"), "Mode::Custom"),
        ("level", json!(100), json!(99), "FULL"),
        ("limit", json!(-1), json!(1), "Limits::NONE"),
        ("unit", json!("day"), json!("days"), "\"day\" or \"week\" or \"month\""),
        ("unit", json!("week"), json!(""), "\"day\" or \"week\" or \"month\""),
        ("unit", json!("month"), json!("year"), "\"day\" or \"week\" or \"month\""),
        ("pump", json!("off"), json!("custom"), "Mode::Off or Mode::Fixed"),
        ("pump", json!("fixed"), json!("custom"), "Mode::Off or Mode::Fixed"),
        ("step", json!(0), json!(1), "0 or -1 or FULL_STEP"),
        ("step", json!(-1), json!(-10), "0 or -1 or FULL_STEP"),
        ("step", json!(10), json!(9), "0 or -1 or FULL_STEP"),
    ];
    for (name, of_rule, other, text) in cases {
        let sentence = format!("`{name}` requires `changeReason` when it is {text}");
        let body = |value: &Value| json!({name: value}).to_string();
        assert_eq!(refusal::<UpdateDeviceRequest>(&body(&of_rule)), sentence, "{of_rule}");
        accepts::<UpdateDeviceRequest>(&body(&other));
        let with = |reason: Value| json!({name: of_rule, "changeReason": reason}).to_string();
        accepts::<UpdateDeviceRequest>(&with(json!("")));
        assert_eq!(refusal::<UpdateDeviceRequest>(&with(Value::Null)), sentence, "null is no reason");
    }
    for name in ["startMode", "locked", "fan"] {
        accepts::<UpdateDeviceRequest>(&json!({name: null}).to_string());
    }
}

#[test]
fn several_rules_about_values_come_in_declaration_order() {
    let body = r#"{"step":-1,"pump":"off","fan":"custom","startMode":"manual","slots":2}"#;
    assert_eq!(
        refusal::<UpdateDeviceRequest>(body),
        "`startMode` requires `changeReason` when it is \"manual\"; \
         `fan` requires `changeReason` when it is Mode::Custom; \
         `pump` requires `changeReason` when it is Mode::Off or Mode::Fixed; \
         `step` requires `changeReason` when it is 0 or -1 or FULL_STEP"
    );
}

/// Rules about the value of the other field, in both representations.
macro_rules! plan {
    ($module:ident, $($repr:tt)*) => {
        mod $module {
            use super::Mode;

            #[derive(patch_runtime::PatchRequest)]
            #[patch($($repr)*)]
            #[patch(request_only {
                #[patch(nullable, requires(mode = Mode::Custom), conflicts(tier = "free" | "trial"))]
                limit: u32,
                #[patch(conflicts(mode = Mode::Off, when = true))]
                boost: bool,
            })]
            #[allow(dead_code, reason = "only the request of this resource is looked at")]
            pub(super) struct Plan {
                #[patch(nullable)]
                pub(super) mode: Option<Mode>,
                #[patch(nullable, requires(mode = Mode::Fixed | Mode::Custom, when = "business"))]
                pub(super) tier: Option<String>,
            }
        }
    };
}

plan!(tri_state, rename_all = "snake_case");
plan!(double_option, repr = "option");

#[track_caller]
fn plan(body: &str, expected: &[&str]) {
    let expected = expected.join("; ");
    let tri_state = read::<tri_state::UpdatePlanRequest>(body).map(drop).err().unwrap_or_default();
    assert_eq!(tri_state, expected, "{body}");
    let double_option = read::<double_option::UpdatePlanRequest>(body).map(drop).err().unwrap_or_default();
    assert_eq!(double_option, expected, "{body}");
}

const LIMIT: &str = "`limit` requires `mode` to be Mode::Custom";
const FREE: &str = "`limit` conflicts with `tier` being \"free\" or \"trial\"";

#[test]
fn a_field_may_require_another_one_to_have_a_value() {
    plan(r#"{"limit":0,"mode":"custom"}"#, &[]);
    plan(r#"{"limit":0,"mode":"fixed"}"#, &[LIMIT]);
    plan(r#"{"limit":0,"mode":null}"#, &[LIMIT]);
    plan(r#"{"limit":0}"#, &[LIMIT]);
    plan(r#"{"limit":null,"mode":"off"}"#, &[]);
    plan(r#"{"mode":"custom"}"#, &[]);
}

#[test]
fn a_field_may_conflict_with_a_value_of_another_one() {
    plan(r#"{"limit":0,"mode":"custom","tier":"free"}"#, &[FREE]);
    plan(r#"{"limit":0,"mode":"custom","tier":"trial"}"#, &[FREE]);
    plan(r#"{"limit":0,"mode":"custom","tier":"pro"}"#, &[]);
    plan(r#"{"limit":0,"mode":"custom","tier":null}"#, &[]);
    plan(r#"{"limit":null,"tier":"free"}"#, &[]);
    plan(r#"{"limit":1,"tier":"free"}"#, &[LIMIT, FREE]);
}

#[test]
fn a_rule_may_be_about_values_at_both_ends() {
    const TIER: &str = "`tier` requires `mode` to be Mode::Fixed or Mode::Custom when it is \"business\"";
    const BOOST: &str = "`boost` conflicts with `mode` being Mode::Off when it is true";
    plan(r#"{"tier":"business"}"#, &[TIER]);
    plan(r#"{"tier":"business","mode":"off"}"#, &[TIER]);
    plan(r#"{"tier":"business","mode":null}"#, &[TIER]);
    plan(r#"{"tier":"business","mode":"fixed"}"#, &[]);
    plan(r#"{"tier":"business","mode":"custom"}"#, &[]);
    plan(r#"{"tier":"home","mode":"off"}"#, &[]);
    plan(r#"{"boost":true,"mode":"off"}"#, &[BOOST]);
    plan(r#"{"boost":false,"mode":"off"}"#, &[]);
    plan(r#"{"boost":true,"mode":"fixed"}"#, &[]);
    plan(r#"{"boost":true}"#, &[]);
    plan(r#"{"mode":"off","tier":"business","boost":true,"limit":7}"#, &[TIER, LIMIT, BOOST]);
}

#[test]
fn a_violation_of_a_value_rule_names_the_fields_and_never_the_value() {
    let request = tri_state::UpdatePlanRequest {
        tier: "business".into(),
        limit: 5.into(),
        boost: Some(true),
        mode: Patch::Set(Mode::Off),
    };
    let violations = request.validate().expect_err("three rules are broken");
    let parts: Vec<(&str, &str, Vec<&str>)> =
        violations.iter().map(|one| (one.pointer(), one.code(), one.fields().collect())).collect();
    assert_eq!(
        parts,
        [
            ("/tier", "requires", vec!["tier", "mode"]),
            ("/limit", "requires", vec!["limit", "mode"]),
            ("/boost", "conflicts", vec!["boost", "mode"]),
        ]
    );
}

#[test]
fn the_rules_are_data() {
    let rules = tri_state::UpdatePlanRequest::RULES;
    assert_eq!(rules, double_option::UpdatePlanRequest::RULES);
    let [
        Rule::Requires { field: 1, when: Some(business), target: Target::Is(0, paid) },
        Rule::Requires { field: 2, when: None, target: Target::Is(0, custom) },
        Rule::Conflicts { field: 2, when: None, target: Target::Is(1, free) },
        Rule::Conflicts { field: 3, when: Some(on), target: Target::Is(0, off) },
    ] = rules
    else {
        panic!("{rules:?}")
    };
    let texts = [business, paid, custom, free, on, off].map(patch_runtime::Condition::text);
    assert_eq!(
        texts,
        ["\"business\"", "Mode::Fixed or Mode::Custom", "Mode::Custom", "\"free\" or \"trial\"", "true", "Mode::Off"]
    );
}

/// What types can see is checked by the compiler all the same; the rest is what `build` may refuse.
#[derive(PatchRequest)]
#[patch(exactly_one(account_id, email), validate_with = seats_are_even)]
#[allow(dead_code, reason = "only the request of this resource is looked at")]
struct Seat {
    account_id: u64,
    email: String,
    #[patch(nullable, requires(reason, when = 0))]
    seats: Option<u32>,
    reason: String,
}

fn seats_are_even(request: &UpdateSeatRequest, report: &mut Report) {
    if request.seats.value().is_some_and(|seats| seats % 2 == 1) {
        report.violation(Violation::new("/seats", "even", "`seats` come in pairs").with_fields(["seats"]));
    }
}

#[test]
fn building_checks_what_types_cannot_see() {
    let built: Result<UpdateSeatRequest, _> = UpdateSeatRequest::builder().account_id(1).seats(2).build();
    assert_eq!(built.expect("nothing is broken").seats, Patch::Set(2));
    let refused = UpdateSeatRequest::builder().seats(0).account_id(1).build().expect_err("a reason is missing");
    assert_eq!(refused.to_string(), "`seats` requires `reason` when it is 0");
    let explained = UpdateSeatRequest::builder().seats(0).account_id(1).reason("moved").build();
    assert_eq!(explained.expect("nothing is broken").seats, Patch::Set(0));
    let odd = UpdateSeatRequest::builder().email("a@b").seats(3).build().expect_err("an odd number");
    assert_eq!(odd.to_string(), "`seats` come in pairs");
}

#[test]
fn trying_reports_the_rules_of_types_too_and_those_of_functions_last() {
    let request = UpdateSeatRequest::builder().seats(3);
    assert_eq!(
        request.try_build().expect_err("two rules are broken").to_string(),
        "exactly one of `account_id` and `email` is required; `seats` come in pairs"
    );
    let violations = UpdateSeatRequest::builder().maybe_email(Some("a@b".to_owned())).maybe_account_id(Some(1));
    let violations = violations.seats(0).try_build().expect_err("two rules are broken");
    assert_eq!(
        serde_json::to_value(violations.to_problem()).expect("a problem prints"),
        json!({
            "type": "about:blank",
            "title": "Unprocessable Content",
            "status": 422,
            "detail": "`seats` requires `reason` when it is 0; exactly one of `account_id` and `email` can be set",
            "errors": [
                {"pointer": "/seats", "code": "requires", "detail": "`seats` requires `reason` when it is 0"},
                {"pointer": "", "code": "exactly_one", "detail": "exactly one of `account_id` and `email` can be set"},
            ],
        })
    );
    let group = violations.iter().last().expect("there are two");
    assert!(group.fields().eq(["account_id", "email"]));
    assert_eq!(refusal::<UpdateSeatRequest>(r#"{"account_id":1,"seats":5}"#), "`seats` come in pairs");
}

/// The words of rules are good names for fields as well.
#[derive(PatchRequest)]
#[patch(at_most_one(r#type, any), request_only {
    #[patch(requires(any, when), conflicts(r#type))]
    all: u8,
})]
#[allow(dead_code, reason = "only the request of this resource is looked at")]
struct Words {
    #[patch(rename = "type", requires(note, when = 1))]
    r#type: u8,
    #[patch(requires(r#when = 2))]
    any: u8,
    when: u8,
    #[patch(requires(any(any, when)), conflicts(r#type = 7))]
    note: u8,
}

#[test]
fn fields_may_be_called_like_the_words_of_rules() {
    let cases = [
        (r#"{"type":1}"#, "`type` requires `note` when it is 1"),
        (r#"{"any":1}"#, "`any` requires `when` to be 2"),
        (r#"{"any":1,"when":3}"#, "`any` requires `when` to be 2"),
        (r#"{"any":1,"when":2,"type":3}"#, "at most one of `type` and `any` can be set"),
        (r#"{"note":1}"#, "`note` requires `any` or `when`"),
        (r#"{"type":7,"note":1}"#, "`note` requires `any` or `when`; `note` conflicts with `type` being 7"),
        (r#"{"all":1,"when":1}"#, "`all` requires `any`"),
        (r#"{"all":1,"type":2}"#, "`all` requires `any`; `all` requires `when`; `all` conflicts with `type`"),
    ];
    for (body, expected) in cases {
        assert_eq!(refusal::<UpdateWordsRequest>(body), expected, "{body}");
    }
    accepts::<UpdateWordsRequest>(r#"{"when":1,"note":1}"#);
    accepts::<UpdateWordsRequest>(r#"{"type":2}"#);
}

/// A condition on a field of a type that the resource leaves open.
#[derive(PatchRequest)]
#[patch(all_or_none(value, unit))]
#[allow(dead_code, reason = "only the request of this resource is looked at")]
struct Measure<T> {
    value: T,
    #[patch(requires(note, when = "other"))]
    unit: String,
    #[patch(nullable)]
    note: Option<T>,
}

#[test]
fn rules_hold_in_generic_requests() {
    type Request = UpdateMeasureRequest<f32>;
    accepts::<Request>(r#"{"value":1.5,"unit":"m"}"#);
    assert_eq!(refusal::<Request>(r#"{"value":1.5}"#), "`value` and `unit` must be set together");
    assert_eq!(
        refusal::<Request>(r#"{"unit":"other","note":null}"#),
        "`unit` requires `note` when it is \"other\"; `value` and `unit` must be set together"
    );
    let built = Request::builder().unit("other").note(1.0).value(2.0).build().expect("all is there");
    assert_eq!(built.note, Patch::Set(1.0));
    Request::builder().unit("other").value(2.0).build().expect_err("there is no note");
}
