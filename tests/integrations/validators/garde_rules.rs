//! Each kind of garde's rules, in each kind of slot.

#![allow(clippy::trivially_copy_pass_by_ref)] // garde calls functions with references
#![allow(clippy::needless_pass_by_value)] // bodies read best as `json!(..)`

use std::collections::BTreeMap;

use patch_runtime::{Patch, PatchRequest, ReadRequest, Report, Unchecked, Violation, Violations, json};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;

fn no_spaces(value: &str, _: &()) -> garde::Result {
    if value.contains(' ') { Err(garde::Error::new(format!("\"{value}\" has a space"))) } else { Ok(()) }
}

fn is_even(value: &u32, _: &()) -> garde::Result {
    if value & 1 == 0 { Ok(()) } else { Err(garde::Error::new("is odd")) }
}

/// A type that has rules of its own.
#[derive(Clone, Debug, PartialEq, Deserialize, serde::Serialize, garde::Validate)]
struct Tag {
    #[garde(length(min = 1))]
    label: String,
}

#[derive(Clone, Debug, PartialEq, PatchRequest)]
#[patch(garde, rename_all = "camelCase")]
struct All {
    #[garde(ascii)]
    #[patch(nullable)]
    ascii_text: Option<String>,
    #[garde(alphanumeric)]
    alphanumeric_text: String,
    #[garde(email)]
    email: Option<String>,
    #[garde(url)]
    url: String,
    #[garde(ip)]
    ip: String,
    #[garde(ipv4)]
    ip_v4: String,
    #[garde(ipv6)]
    ip_v6: String,
    #[garde(credit_card)]
    credit_card: String,
    #[garde(phone_number)]
    phone_number: String,
    #[garde(length(min = 2, max = 4))]
    #[patch(nullable)]
    length: Option<String>,
    #[garde(length(bytes, max = 3))]
    bytes: String,
    #[garde(length(chars, max = 3))]
    chars: String,
    #[garde(length(graphemes, max = 3))]
    graphemes: String,
    #[garde(length(utf16, max = 3))]
    utf16: String,
    #[garde(matches(chars))]
    matches: String,
    #[garde(range(min = 1, max = 9))]
    range: u8,
    #[garde(contains("x"))]
    contains: String,
    #[garde(prefix("x"))]
    prefix: String,
    #[garde(suffix("x"))]
    suffix: String,
    #[garde(pattern("^x+$"))]
    pattern: String,
    #[garde(custom(no_spaces))]
    custom: String,
    #[garde(custom(|value: &u32, context| is_even(value, context)))]
    closure: u32,
    #[garde(length(max = 3), inner(length(min = 1), inner(length(min = 1))))]
    #[patch(nullable)]
    inner: Option<Vec<String>>,
    #[garde(length(max = 2), dive)]
    dive: Vec<Tag>,
    #[garde(dive)]
    map: BTreeMap<String, Tag>,
    #[garde(if(cond = 1 < 2, length(min = 1), ascii))]
    conditional: String,
    #[garde(adapt(adapter), length(min = 1))]
    adapted: Wrapped,
    #[garde(length(max = Self::MOST))]
    own_constant: String,
    #[garde(length(equal = 2))]
    r#type: String,
    #[garde(skip)]
    skipped: String,
    not_mentioned: String,
}

impl All {
    const MOST: usize = 3;
}

#[derive(Clone, Debug, PartialEq, Deserialize, serde::Serialize)]
struct Wrapped(String);

mod adapter {
    pub(super) use garde::rules::inner;

    pub(super) mod length {
        pub(in super::super) mod simple {
            use super::super::super::Wrapped;

            pub(in super::super::super) fn apply(value: &Wrapped, (min, _): (usize, usize)) -> garde::Result {
                if value.0.len() < min { Err(garde::Error::new("is too short")) } else { Ok(()) }
            }
        }
    }
}

fn violations(body: serde_json::Value) -> Vec<(String, String)> {
    let Unchecked(request) = serde_json::from_value::<Unchecked<UpdateAllRequest>>(body).unwrap();
    list(request.validate())
}

fn list(result: Result<(), Violations>) -> Vec<(String, String)> {
    let violations = result.err().into_iter().flatten();
    violations
        .map(|violation| {
            assert_eq!(violation.code(), "garde");
            (violation.pointer().to_owned(), violation.detail().to_owned())
        })
        .collect()
}

fn check(member: &str, good: serde_json::Value, bad: serde_json::Value, expected: &[(&str, &str)]) {
    assert_eq!(violations(json!({ member: good })), []);
    let expected: Vec<_> = expected.iter().map(|(pointer, detail)| (pointer.to_string(), detail.to_string())).collect();
    assert_eq!(violations(json!({ member: bad })), expected);
}

#[test]
fn every_kind_of_rule() {
    let one = |member: &str, good: serde_json::Value, bad: serde_json::Value, message: &str| {
        check(member, good, bad, &[(&format!("/{member}"), &format!("`{member}`: {message}"))]);
    };
    one("asciiText", json!("a"), json!("ä"), "not ascii");
    one("alphanumericText", json!("a1"), json!("a b"), "not alphanumeric");
    one("email", json!("a@example.org"), json!("a"), "not a valid email: value is missing `@`");
    one("url", json!("https://example.org"), json!("a"), "not a valid url: relative URL without a base");
    one("ip", json!("::1"), json!("a"), "not a valid IP address");
    one("ipV4", json!("127.0.0.1"), json!("::1"), "not a valid IPv4 address");
    one("ipV6", json!("::1"), json!("127.0.0.1"), "not a valid IPv6 address");
    one(
        "creditCard",
        json!("4539571147647251"),
        json!("4539571147647252"),
        "not a valid credit card number: invalid luhn",
    );
    one("phoneNumber", json!("+14152370800"), json!("a"), "not a valid phone number: not a number");
    one("length", json!("abc"), json!("a"), "length is lower than 2");
    one("bytes", json!("abc"), json!("aä€"), "length is greater than 3");
    one("chars", json!("aä€"), json!("abcd"), "length is greater than 3");
    one("graphemes", json!("aä€"), json!("abcd"), "length is greater than 3");
    one("utf16", json!("aä€"), json!("abcd"), "length is greater than 3");
    one("range", json!(9), json!(10), "greater than 9");
    one("contains", json!("axb"), json!("a"), "does not contain \"x\"");
    one("prefix", json!("xa"), json!("ax"), "value does not begin with \"x\"");
    one("suffix", json!("ax"), json!("xa"), "does not end with \"x\"");
    one("pattern", json!("xx"), json!("xa"), "does not match pattern /^x+$/");
    one("custom", json!("ab"), json!("a b"), "\"a b\" has a space");
    one("closure", json!(2), json!(3), "is odd");
    one("inner", json!(["a"]), json!([]), "length is lower than 1");
    check(
        "inner",
        json!(["a"]),
        json!(["a", "", "b", ""]),
        &[
            ("/inner", "`inner`: length is greater than 3"),
            ("/inner/1", "`inner/1`: length is lower than 1"),
            ("/inner/3", "`inner/3`: length is lower than 1"),
        ],
    );
    check(
        "dive",
        json!([{"label": "a"}]),
        json!([{"label": ""}, {"label": "a"}, {"label": ""}]),
        &[
            ("/dive", "`dive`: length is greater than 2"),
            ("/dive/0/label", "`dive/0/label`: length is lower than 1"),
            ("/dive/2/label", "`dive/2/label`: length is lower than 1"),
        ],
    );
    check(
        "map",
        json!({"a/b": {"label": "a"}}),
        json!({"a/b": {"label": ""}}),
        &[("/map/a~1b/label", "`map/a~1b/label`: length is lower than 1")],
    );
    one("conditional", json!("a"), json!(""), "length is lower than 1");
    one("adapted", json!("a"), json!(""), "is too short");
    one("ownConstant", json!("abc"), json!("abcd"), "length is greater than 3");
    one("type", json!("ab"), json!("a"), "length is lower than 2");
}

#[test]
fn matches_compares_what_is_set() {
    assert_eq!(violations(json!({"matches": "a"})), []);
    assert_eq!(violations(json!({"chars": "a"})), []);
    assert_eq!(violations(json!({"chars": "a", "matches": "a"})), []);
    let expected = [("/matches".into(), "`matches`: does not match chars field".into())];
    assert_eq!(violations(json!({"chars": "b", "matches": "a"})), expected);
}

#[test]
fn what_is_absent_or_null_is_not_checked() {
    assert_eq!(violations(json!({})), []);
    assert_eq!(violations(json!({"asciiText": null, "length": null, "inner": null})), []);
    // Without rules, anything goes.
    assert_eq!(violations(json!({"skipped": "", "notMentioned": ""})), []);
}

#[test]
fn findings_come_in_declaration_order() {
    // garde itself goes by name.
    let body = json!({"url": "a", "email": "a", "asciiText": "ä", "alphanumericText": "-", "length": "a"});
    let pointers: Vec<_> = violations(body).into_iter().map(|(pointer, _)| pointer).collect();
    assert_eq!(pointers, ["/asciiText", "/alphanumericText", "/email", "/url", "/length"]);
}

#[test]
fn no_way_leads_around_the_rules() {
    let request = UpdateAllRequest { length: Patch::Set("a".into()), ..UpdateAllRequest::default() };
    assert!(request.validate().is_err());
    let request: Result<UpdateAllRequest, Violations> = UpdateAllRequest::builder().length("a").build();
    assert_eq!(request.unwrap_err().to_string(), "`length`: length is lower than 2");
    assert!(UpdateAllRequest::builder().length("a").try_build().is_err());
    assert_eq!(UpdateAllRequest::builder().length("ab").build().unwrap().length, Patch::Set("ab".into()));

    let body = r#"{"length": "a"}"#;
    let error = serde_json::from_str::<UpdateAllRequest>(body).unwrap_err();
    assert!(error.to_string().starts_with("`length`: length is lower than 2"), "{error}");
    assert_eq!(json::from_str::<UpdateAllRequest>(body).unwrap_err().to_string(), "`length`: length is lower than 2");
    assert!(serde_json::from_str::<Unchecked<UpdateAllRequest>>(body).is_ok());
}

/// Every problem of a body, as its pointer and code.
fn problems<R: for<'de> ReadRequest<'de> + DeserializeOwned>(body: &serde_json::Value) -> Vec<(String, String)> {
    let problems = json::from_str::<R>(&body.to_string()).err().expect("a body with problems");
    problems.iter().map(|problem| (problem.pointer().to_owned(), problem.code().to_owned())).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(one, other)| ((*one).to_owned(), (*other).to_owned())).collect()
}

#[derive(Clone, Debug, PartialEq, PatchRequest)]
#[patch(garde, validate_with = never_quiet)]
struct Mixed {
    #[garde(length(min = 3))]
    name: String,
    #[garde(range(max = 9))]
    #[patch(nullable, requires(name))]
    age: Option<u8>,
    #[garde(email)]
    email: String,
    #[patch(nested)]
    home: Home,
    #[patch(nested, nullable)]
    #[garde(dive)]
    second_home: Option<Home>,
}

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
#[patch(garde)]
struct Home {
    #[garde(length(equal = 5))]
    #[patch(rename = "zipCode")]
    zip: String,
    #[garde(length(min = 1))]
    #[patch(nullable)]
    street: Option<String>,
}

// By hand, for the value of the field that holds it: the request of `Home` has rules of its own.
impl garde::Validate for Home {
    type Context = ();

    fn validate_into(&self, (): &(), _: &mut dyn FnMut() -> garde::Path, _: &mut garde::Report) {
        panic!("a request never asks this of a resource");
    }
}

fn never_quiet(request: &UpdateMixedRequest, report: &mut Report) {
    if request.name.as_deref() == Some("own") {
        report.violation(Violation::new("/name", "own", "`name` is mine"));
    }
}

#[test]
fn all_problems_of_a_body_come_together() {
    // Types, nulls, unknown members, rules between fields, rules about values: in one answer.
    let body = json!({"name": "a", "age": "x", "email": null, "nam": 1, "home": {"zipCode": "1", "street": 1}});
    let expected = [
        ("/age", "invalid_type"),
        ("/email", "null_not_allowed"),
        ("/home/street", "invalid_type"),
        ("/nam", "unknown_field"),
        ("/name", "garde"),
        ("/home/zipCode", "garde"),
    ];
    assert_eq!(problems::<UpdateMixedRequest>(&body), pairs(&expected));

    // All readable: as `validate` orders them.
    let body = json!({"age": 10, "email": "a", "home": {"zipCode": "1"}});
    let expected = [("/age", "requires"), ("/age", "garde"), ("/email", "garde"), ("/home/zipCode", "garde")];
    assert_eq!(problems::<UpdateMixedRequest>(&body), pairs(&expected));
    let body = json!({"name": "own"});
    assert_eq!(problems::<UpdateMixedRequest>(&body), pairs(&[("/name", "own")]));
}

#[test]
fn what_could_not_be_read_breaks_no_rule() {
    let body = json!({"name": 1, "age": 300, "email": null});
    let expected = [("/age", "invalid_value"), ("/email", "null_not_allowed"), ("/name", "invalid_type")];
    assert_eq!(problems::<UpdateMixedRequest>(&body), pairs(&expected));
}

#[test]
fn nested_requests_are_checked_once() {
    let body = json!({"home": {"zipCode": "1", "street": ""}, "second_home": {"zipCode": "2"}});
    let Unchecked(request) = serde_json::from_value::<Unchecked<UpdateMixedRequest>>(body).unwrap();
    let violations = request.validate().unwrap_err();
    let found: Vec<_> = violations.iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "`zipCode`: length is lower than 5 (in `/home`)",
            "`street`: length is lower than 1 (in `/home`)",
            "`zipCode`: length is lower than 5 (in `/second_home`)",
        ]
    );
    assert_eq!(violations.iter().next().unwrap().pointer(), "/home/zipCode");
    assert!(violations.iter().next().unwrap().fields().eq(["zipCode"]));
}

/// Three kinds of slot, by two representations, and a resource that garde checks as well.
mod twice {
    use garde::Validate as _;
    use patch_runtime::PatchRequest;

    #[derive(Clone, Debug, PartialEq, garde::Validate, PatchRequest)]
    #[garde(custom(whole))]
    #[garde(context(() as context))]
    #[patch(garde, repr = "option")]
    pub(super) struct Doubled {
        #[garde(length(min = 2), custom(|text: &str, _context| super::no_spaces(text, context)))]
        pub(super) value: String,
        #[garde(required, length(min = 2), inner(custom(super::no_spaces)))]
        pub(super) optional: Option<String>,
        #[garde(length(min = 2), inner(length(min = 2), inner(range(min = 1))))]
        #[patch(nullable)]
        pub(super) nullable: Option<Vec<u8>>,
        #[garde(skip)]
        pub(super) unchecked: u8,
    }

    fn whole(doubled: &Doubled, (): &()) -> garde::Result {
        if doubled.unchecked == 9 { Err(garde::Error::new("is nine")) } else { Ok(()) }
    }

    #[test]
    fn the_resource_is_checked_by_garde() {
        let doubled = Doubled { value: "a b".into(), optional: None, nullable: Some(vec![0]), unchecked: 9 };
        let report = garde::Validate::validate(&doubled).unwrap_err();
        assert_eq!(report.iter().count(), 6, "{report}");
        // With both traits at hand, there is one `validate` of each type.
        assert!(doubled.validate().is_err());
        assert!(UpdateDoubledRequest::new().validate().is_ok());
    }
}

#[test]
fn each_kind_of_slot() {
    use twice::UpdateDoubledRequest;
    let list = |body: serde_json::Value| {
        let Unchecked(request) = serde_json::from_value::<Unchecked<UpdateDoubledRequest>>(body).unwrap();
        list(request.validate()).into_iter().map(|(pointer, _)| pointer).collect::<Vec<_>>()
    };
    assert_eq!(list(json!({})), [""; 0]);
    assert_eq!(list(json!({"nullable": null})), [""; 0]);
    assert_eq!(list(json!({"unchecked": 9})), [""; 0]);
    assert_eq!(list(json!({"value": "ab", "optional": "ab", "nullable": [1, 2]})), [""; 0]);
    assert_eq!(list(json!({"value": " "})), ["/value", "/value"]);
    assert_eq!(list(json!({"optional": " "})), ["/optional", "/optional"]);
    assert_eq!(list(json!({"nullable": [0]})), ["/nullable", "/nullable", "/nullable/0"]);
    let request = UpdateDoubledRequest { nullable: Some(None), ..UpdateDoubledRequest::new() };
    assert!(request.validate().is_ok());
}

#[derive(Clone, Debug, PartialEq, PatchRequest)]
#[patch(garde, request_only {
    #[garde(length(min = 12), pattern("[0-9]"), custom(no_spaces))]
    #[patch(nullable, secret)]
    password: String,
    #[garde(matches(password))]
    #[patch(secret)]
    repeated: String,
    #[garde(dive)]
    #[patch(secret)]
    token: BTreeMap<String, Tag>,
    #[garde(inner(custom(no_spaces)))]
    #[patch(secret)]
    codes: Vec<String>,
    #[garde(email)]
    #[patch(secret)]
    recovery: String,
})]
struct Account {
    name: String,
}

#[test]
fn no_message_quotes_a_secret() {
    let body = json!({
        "password": "hunter 2",
        "repeated": "hunter 3",
        "token": {"hunter4": {"label": ""}, "hunter5": {"label": ""}},
        "codes": ["hunter 6"],
        "recovery": "hunter 7",
    });
    let expected = [
        // What is made of the rule alone is told.
        ("/password", "`password`: length is lower than 12"),
        ("/password", "`password` has an unusable value"),
        ("/repeated", "`repeated`: does not match password field"),
        ("/token", "`token` has an unusable value"),
        ("/codes", "`codes` has an unusable value"),
        ("/recovery", "`recovery` has an unusable value"),
    ];
    let text = body.to_string();
    let problems = json::from_str::<UpdateAccountRequest>(&text).unwrap_err();
    let found: Vec<_> = problems.iter().map(|problem| (problem.pointer(), problem.detail())).collect();
    assert_eq!(found, expected);
    let error = serde_json::from_str::<UpdateAccountRequest>(&text).unwrap_err();
    for text in [error.to_string(), problems.to_string(), format!("{problems:?}")] {
        assert!(!text.contains("hunter"), "{text}");
    }
    assert!(json::from_str::<UpdateAccountRequest>(r#"{"password": null, "repeated": "a"}"#).is_ok());
}

#[test]
fn texts_have_an_end() {
    let long = format!("{} ", "x".repeat(10_000));
    let violations = violations(json!({"custom": long}));
    assert!(violations[0].1.len() < 300, "{violations:?}");
    let violations = self::violations(json!({"custom": "a \u{202e}b\u{7}"}));
    assert!(!violations[0].1.contains(['\u{202e}', '\u{7}']), "{violations:?}");

    let body = json!({"map": {"k".repeat(10_000): {"label": ""}}, "inner": vec![""; 10_000]});
    let Unchecked(request) = serde_json::from_value::<Unchecked<UpdateAllRequest>>(body.clone()).unwrap();
    assert_eq!(request.validate().unwrap_err().len(), 100);
    let error = serde_json::from_value::<UpdateAllRequest>(body.clone()).unwrap_err();
    assert!(error.to_string().len() < 1024, "{error}");
    let problems = json::from_str::<UpdateAllRequest>(&body.to_string()).unwrap_err();
    assert!(problems.len() == 64 && problems.has_more());
    // A key that long is nobody's name: the pointer leads to what it is in.
    let body = json!({"map": {"k".repeat(10_000): {"label": ""}}});
    assert_eq!(problems_of(&body), [("/map".to_owned(), "garde".to_owned())]);
}

fn problems_of(body: &serde_json::Value) -> Vec<(String, String)> {
    problems::<UpdateAllRequest>(body)
}

/// Parameters of all kinds, of which the rules need not use any.
#[derive(Clone, Debug, PartialEq, PatchRequest)]
#[patch(garde)]
struct General<'a, T, U, const N: usize = 2>
where
    T: garde::rules::length::simple::Simple,
{
    #[garde(length(min = N))]
    borrowed: &'a str,
    #[garde(length(min = 1))]
    #[patch(nullable)]
    value: Option<T>,
    other: U,
}

#[test]
fn parameters_are_carried() {
    let request = UpdateGeneralRequest::<Vec<u8>, u8, 3>::builder().borrowed("ab").value(vec![]).other(1).try_build();
    let violations = request.unwrap_err();
    assert_eq!(violations.to_string(), "`borrowed`: length is lower than 3; `value`: length is lower than 1");
}

#[test]
fn in_a_function() {
    #[derive(PatchRequest)]
    #[patch(garde)]
    struct Inside {
        #[garde(range(min = Self::LEAST))]
        #[allow(dead_code)]
        number: u8,
    }
    impl Inside {
        const LEAST: u8 = 2;
    }
    assert!(UpdateInsideRequest::builder().number(1).build().is_err());
    assert!(UpdateInsideRequest::builder().number(2).build().is_ok());
}

type Maybe<T> = Option<T>;

/// An option by another name, a parameter that no field of the request has, a box, and a macro around it all.
macro_rules! define {
    ($name:ident, $ty:ty) => {
        #[derive(Clone, Debug, PartialEq, PatchRequest)]
        #[patch(garde)]
        struct $name<K> {
            #[patch(skip)]
            key: K,
            #[garde(length(min = 2))]
            #[patch(nullable)]
            text: $ty,
            #[garde(inner(range(max = MOST)))]
            #[patch(nullable)]
            number: Option<u8>,
            #[patch(nested, nullable)]
            child: Option<Box<Branch>>,
            #[patch(nested)]
            tagged: Tagged<bool>,
        }
    };
}

const MOST: u8 = 9;

define!(Odd, Maybe<String>);

/// Its request has no parameter, so that a wrapper of it stands for it here.
#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
#[patch(garde)]
struct Tagged<T> {
    #[patch(skip)]
    tag: T,
    #[garde(ascii)]
    name: String,
}

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
#[patch(garde)]
struct Branch {
    #[garde(range(min = 1))]
    size: u8,
    #[patch(nested, nullable)]
    child: Option<Box<Branch>>,
}

#[test]
fn types_of_all_kinds() {
    let body = r#"{"text": "a", "number": 10, "child": {"size": 1, "child": {"size": 0, "child": {"size": 0}}}, "tagged": {"name": "ä"}}"#;
    let problems = json::from_str::<UpdateOddRequest>(body).unwrap_err();
    let pointers: Vec<_> = problems.iter().map(Violation::pointer).collect();
    assert_eq!(pointers, ["/text", "/number", "/child/child/size", "/child/child/child/size", "/tagged/name"]);
    // The same with a value that cannot be read beside them.
    let problems = json::from_str::<UpdateOddRequest>(r#"{"text": 1, "tagged": {"name": "ä"}}"#).unwrap_err();
    assert!(problems.iter().map(Violation::pointer).eq(["/text", "/tagged/name"]));
    let mut odd = Odd { key: 1_u8, text: Some("ab".into()), number: None, child: None, tagged: Tagged::default() };
    json::from_str::<UpdateOddRequest>(r#"{"text": null, "number": 9}"#).unwrap().apply_to(&mut odd);
    assert_eq!(odd, Odd { key: 1, text: None, number: Some(9), child: None, tagged: Tagged::default() });
}
