//! The rules of a request that is nested in another: when they are asked, and where their violations are.
#![allow(dead_code, reason = "most resources here exist for the sake of their request")]

use patch_runtime::{Patch, PatchRequest, Report, Rule, Target, Unchecked, Violation, Violations};
use serde_json::{Value, json};

use crate::wire::{print, read, refusal};

/// One rule of each kind, and names that a pointer has to escape.
#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
#[patch(at_most_one(zip, post_box), non_empty, validate_with = check_address)]
struct Address {
    #[patch(nullable)]
    zip: Option<String>,
    #[patch(nullable, rename = "post/box")]
    post_box: Option<String>,
    #[patch(requires(zip))]
    street: String,
    #[patch(rename = "a/b", conflicts(street))]
    slash: u8,
    #[patch(rename = "m~n", requires(slash))]
    tilde: u8,
    #[patch(requires(zip, when = "domestic"), requires(slash = 1, when = "odd"))]
    kind: String,
}

fn check_address(request: &UpdateAddressRequest, report: &mut Report) {
    if request.zip.value().is_some_and(|zip| zip.len() > 5) {
        report.violation(Violation::new("/zip", "length", "`zip` has at most five digits").with_fields(["zip"]));
    }
    if request.kind.as_deref() == Some("many") {
        report.violation(Violation::new("", "whole", "there is something wrong with it"));
        report.violation(Violation::new("/lines/0/x~1y", "deep", "a line is wrong"));
    }
}

#[derive(Clone, Debug, PartialEq, PatchRequest)]
struct User {
    #[patch(nested)]
    home: Address,
    #[patch(nested, nullable, rename = "w/o~k")]
    work: Option<Address>,
}

/// Pointer, code, sentence and the fields in it.
type Row = (String, String, String, Vec<String>);

fn rows(violations: &Violations) -> Vec<Row> {
    let row = |violation: &Violation| {
        let fields = violation.fields().map(str::to_owned).collect();
        (violation.pointer().to_owned(), violation.code().to_owned(), violation.detail().to_owned(), fields)
    };
    violations.iter().map(row).collect()
}

#[track_caller]
fn broken<R: PatchRequest>(request: &R) -> Violations {
    request.validate().expect_err("a rule is broken")
}

#[track_caller]
fn unchecked<R>(body: &str) -> R
where
    Unchecked<R>: serde::de::DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let Unchecked(request) = read::<Unchecked<R>>(body).expect(body);
    request
}

#[test]
fn a_violation_is_at_its_place_and_speaks_of_its_object() {
    for (inside, pointer, code, detail, fields) in [
        (r#"{"street":"s"}"#, "/street", "requires", "`street` requires `zip`", &["street", "zip"][..]),
        (
            r#"{"zip":"1","post/box":"2"}"#,
            "",
            "at_most_one",
            "at most one of `zip` and `post/box` can be set",
            &["zip", "post/box"],
        ),
        (
            r#"{"zip":"1","street":"s","a/b":1}"#,
            "/a~1b",
            "conflicts",
            "`a/b` conflicts with `street`",
            &["a/b", "street"],
        ),
        (r#"{"m~n":1}"#, "/m~0n", "requires", "`m~n` requires `a/b`", &["m~n", "a/b"]),
        (
            r#"{"kind":"domestic"}"#,
            "/kind",
            "requires",
            "`kind` requires `zip` when it is \"domestic\"",
            &["kind", "zip"],
        ),
        (
            r#"{"kind":"odd","a/b":2}"#,
            "/kind",
            "requires",
            "`kind` requires `a/b` to be 1 when it is \"odd\"",
            &["kind", "a/b"],
        ),
        ("{}", "", "non_empty", "the request changes nothing: send at least one field", &[]),
        (r#"{"zip":"123456"}"#, "/zip", "length", "`zip` has at most five digits", &["zip"]),
    ] {
        assert_eq!(refusal::<UpdateAddressRequest>(inside), detail);
        for (name, outer) in [("home", "/home"), ("w/o~k", "/w~1o~0k")] {
            let body = format!(r#"{{"{name}":{inside}}}"#);
            assert_eq!(refusal::<UpdateUserRequest>(&body), format!("{detail} (in `{outer}`)"));
            let violations = broken(&unchecked::<UpdateUserRequest>(&body));
            let fields = fields.iter().map(|field| (*field).to_owned()).collect();
            assert_eq!(rows(&violations), [(format!("{outer}{pointer}"), code.to_owned(), detail.to_owned(), fields)]);
        }
    }
}

#[test]
fn rules_of_what_is_absent_are_not_asked() {
    for body in ["{}", r#"{"w/o~k":null}"#] {
        read::<UpdateUserRequest>(body).expect(body);
    }
    assert_eq!(unchecked::<UpdateUserRequest>("{}").validate(), Ok(()));
    let request = UpdateUserRequest { work: Patch::Clear, ..Default::default() };
    assert_eq!(request.validate(), Ok(()));
}

#[test]
fn what_a_function_reports_moves_along() {
    let violations = broken(&unchecked::<UpdateUserRequest>(r#"{"home":{"kind":"many"}}"#));
    let pointers: Vec<_> = violations.iter().map(Violation::pointer).collect();
    assert_eq!(pointers, ["/home", "/home/lines/0/x~1y"]);
    let texts: Vec<_> = violations.iter().map(ToString::to_string).collect();
    assert_eq!(texts, ["there is something wrong with it (in `/home`)", "a line is wrong (in `/home`)"]);
}

/// What the function of the outer struct says about a member inside is taken as it is.
#[test]
fn an_outer_function_writes_its_own_pointers() {
    #[derive(PatchRequest)]
    #[patch(validate_with = check)]
    struct Trip {
        #[patch(nested)]
        from: Stop,
    }
    #[derive(PatchRequest)]
    struct Stop {
        name: String,
    }
    fn check(request: &UpdateTripRequest, report: &mut Report) {
        if request.from.as_ref().and_then(|from| from.name.as_deref()) == Some("") {
            report.violation(Violation::new("/from/name", "blank", "`from.name` must not be blank"));
        }
    }

    let violations = broken(&unchecked::<UpdateTripRequest>(r#"{"from":{"name":""}}"#));
    assert_eq!(violations.to_string(), "`from.name` must not be blank");
    assert_eq!(violations.iter().next().expect("one").pointer(), "/from/name");
}

mod levels {
    //! Three levels, each with a rule in its table and a function.

    use patch_runtime::{PatchRequest, Report, Violation};

    fn complain<R>(_: &R, report: &mut Report) {
        report.violation(Violation::new("/x", "function", "the function"));
    }

    #[derive(PatchRequest)]
    #[patch(validate_with = complain)]
    pub(super) struct Bottom {
        pub(super) x: u8,
        #[patch(requires(x))]
        pub(super) y: u8,
    }

    #[derive(PatchRequest)]
    #[patch(validate_with = complain)]
    pub(super) struct Middle {
        #[patch(nested)]
        pub(super) second: Bottom,
        #[patch(nested, rename = "first/")]
        pub(super) first: Bottom,
        pub(super) x: u8,
        #[patch(requires(x))]
        pub(super) y: u8,
    }

    #[derive(PatchRequest)]
    #[patch(validate_with = complain, at_least_one(x, z))]
    pub(super) struct Top {
        #[patch(nested)]
        pub(super) left: Middle,
        pub(super) x: u8,
        pub(super) z: u8,
        #[patch(requires(x))]
        pub(super) y: u8,
        #[patch(nested, requires(x))]
        pub(super) right: Middle,
    }
}

/// Of each object the table first, then the objects in it in declaration order, then the function.
#[test]
fn all_violations_of_three_levels_come_together_in_order() {
    const MIDDLE: &str = r#"{"y":1,"first/":{"y":1},"second":{"y":1}}"#;
    let body = format!(r#"{{"right":{MIDDLE},"y":1,"left":{MIDDLE}}}"#);
    let violations = broken(&unchecked::<levels::UpdateTopRequest>(&body));
    let all: Vec<_> = violations.iter().map(|violation| (violation.pointer(), violation.code())).collect();
    let expected = [
        ("/y", "requires"),
        ("/right", "requires"),
        ("", "at_least_one"),
        ("/left/y", "requires"),
        ("/left/second/y", "requires"),
        ("/left/second/x", "function"),
        ("/left/first~1/y", "requires"),
        ("/left/first~1/x", "function"),
        ("/left/x", "function"),
        ("/right/y", "requires"),
        ("/right/second/y", "requires"),
        ("/right/second/x", "function"),
        ("/right/first~1/y", "requires"),
        ("/right/first~1/x", "function"),
        ("/right/x", "function"),
        ("/x", "function"),
    ];
    assert_eq!(all, expected);
    assert_eq!(refusal::<levels::UpdateTopRequest>(&body), violations.to_string());
    assert!(violations.to_string().starts_with(
        "`y` requires `x`; `right` requires `x`; at least one of `x` and `z` is required; \
         `y` requires `x` (in `/left`); `y` requires `x` (in `/left/second`); the function (in `/left/second`); \
         `y` requires `x` (in `/left/first~1`); the function (in `/left/first~1`); the function (in `/left`); "
    ));
}

/// Where it was found is for the reader: two violations that say the same of the same place are equal.
#[test]
fn a_violation_equals_one_that_was_written_in_full() {
    let violations = broken(&unchecked::<UpdateUserRequest>(r#"{"home":{"street":"s"}}"#));
    let written = Violation::new("/home/street", "requires", "`street` requires `zip`").with_fields(["street", "zip"]);
    let [found] = &violations.into_iter().collect::<Vec<_>>()[..] else { panic!("one") };
    assert_eq!(*found, written);
    assert_eq!(found.to_string(), "`street` requires `zip` (in `/home`)");
    assert_eq!(written.to_string(), "`street` requires `zip`");
}

#[test]
fn a_problem_has_the_whole_pointers() -> Result<(), serde_json::Error> {
    let violations = broken(&unchecked::<UpdateUserRequest>(r#"{"home":{},"w/o~k":{"m~n":1}}"#));
    let problem = violations.to_problem();
    assert_eq!(
        serde_json::to_value(&problem)?,
        json!({
            "type": "about:blank",
            "title": "Unprocessable Content",
            "status": 422,
            "detail": "the request changes nothing: send at least one field (in `/home`); \
                       `m~n` requires `a/b` (in `/w~1o~0k`)",
            "errors": [
                {"pointer": "/home", "code": "non_empty", "detail": "the request changes nothing: send at least one field"},
                {"pointer": "/w~1o~0k/m~0n", "code": "requires", "detail": "`m~n` requires `a/b`"},
            ],
        })
    );
    // What the pointers of members point to is there.
    let body: Value = serde_json::from_str(r#"{"home":{},"w/o~k":{"m~n":1}}"#)?;
    for violation in &problem.errors {
        assert!(body.pointer(violation.pointer()).is_some(), "{}", violation.pointer());
    }
    Ok(())
}

#[test]
fn unchecked_asks_nothing_at_any_level() {
    for body in [r#"{"home":{}}"#, r#"{"home":{"street":"s","a/b":1},"w/o~k":{"zip":"123456"}}"#] {
        refusal::<UpdateUserRequest>(body);
        let request = unchecked::<UpdateUserRequest>(body);
        assert_eq!(print(&Unchecked(request)), body);
    }
    assert!(refusal::<Unchecked<UpdateUserRequest>>(r#"{"home":{"zap":1}}"#).starts_with("unknown field `zap`"));
}

#[test]
fn building_asks_at_every_level() {
    let inside = UpdateAddressRequest { street: Some("s".to_owned()), ..Default::default() };
    let outside = || UpdateUserRequest::builder().home(inside.clone());
    assert_eq!(outside().build().expect_err("no zip").to_string(), "`street` requires `zip` (in `/home`)");
    assert_eq!(outside().try_build().expect_err("no zip").len(), 1);
    assert_eq!(outside().maybe_home(None).build().expect_err("still none").len(), 1);
    let right = UpdateAddressRequest { zip: "1".into(), ..inside.clone() };
    outside().home(right).build().expect("the last call wins");
}

mod required {
    use patch_runtime::PatchRequest;

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[patch(exactly_one(how: by_mail, by_phone))]
    pub(super) struct Contact {
        #[patch(required)]
        pub(super) version: u32,
        #[patch(required, nullable)]
        pub(super) note: Option<String>,
        pub(super) by_mail: bool,
        pub(super) by_phone: bool,
    }

    #[derive(PatchRequest)]
    pub(super) struct Person {
        #[patch(nested)]
        pub(super) contact: Contact,
        #[patch(nested, nullable)]
        pub(super) other: Option<Contact>,
        #[patch(nested, nullable, required)]
        pub(super) main: Option<Contact>,
    }
}

#[test]
fn what_is_required_inside_is_required_where_the_object_is() {
    read::<required::UpdatePersonRequest>(r#"{"main":null,"other":null}"#).expect("no object, nothing required in it");
    assert_eq!(refusal::<required::UpdatePersonRequest>("{}"), "`main` is required");
    read::<required::UpdatePersonRequest>(r#"{"main":{"version":1,"note":null,"by_mail":true}}"#).expect("complete");
    assert_eq!(
        refusal::<required::UpdatePersonRequest>(r#"{"contact":{},"main":null}"#),
        "`version` is required (in `/contact`); `note` is required (in `/contact`); \
         exactly one of `by_mail` and `by_phone` is required (in `/contact`)"
    );
    let violations = broken(&unchecked::<required::UpdatePersonRequest>(
        r#"{"other":{"version":1,"by_mail":false,"by_phone":false},"main":{"note":null,"by_mail":true}}"#,
    ));
    let all: Vec<_> = violations.iter().map(|violation| (violation.pointer(), violation.code())).collect();
    assert_eq!(all, [("/other/note", "required"), ("/other", "exactly_one"), ("/main/version", "required")]);
}

/// Rules of the outer struct ask whether there is an object, whatever is in it; `null` is none.
#[test]
fn rules_about_the_field_itself() {
    #[derive(Default, PatchRequest)]
    struct Inner {
        a: u8,
    }
    #[derive(PatchRequest)]
    #[patch(all_or_none(pair: left, right), non_empty)]
    struct Outer {
        #[patch(nested, nullable, conflicts(gone))]
        home: Option<Inner>,
        #[patch(requires(home))]
        visit: bool,
        gone: bool,
        #[patch(nested)]
        left: Inner,
        #[patch(nested)]
        right: Inner,
    }

    assert_eq!(
        UpdateOuterRequest::RULES[1],
        Rule::Requires { field: 1, when: None, target: Target::AnyOf(&[0]) },
        "a rule is about the field as about any other"
    );
    for body in
        [r#"{"visit":true,"home":{}}"#, r#"{"home":null,"gone":true}"#, r#"{"left":{},"right":{}}"#, r#"{"home":{}}"#]
    {
        read::<UpdateOuterRequest>(body).expect(body);
    }
    for (body, sentence) in [
        ("{}", "the request changes nothing: send at least one field"),
        (r#"{"visit":true}"#, "`visit` requires `home`"),
        (r#"{"visit":true,"home":null}"#, "`visit` requires `home`"),
        (r#"{"gone":true,"home":{"a":1}}"#, "`home` conflicts with `gone`"),
        (r#"{"left":{}}"#, "`left` and `right` must be set together"),
    ] {
        assert_eq!(refusal::<UpdateOuterRequest>(body), sentence);
    }
    // The compiler counts the call, and what is in the object is looked at when the program runs.
    let inner = || UpdateInnerRequest::builder().a(1).build();
    let built: Result<UpdateOuterRequest, Violations> = UpdateOuterRequest::builder().visit(true).home(inner()).build();
    assert_eq!(print(&built.expect("there is an object")), r#"{"home":{"a":1},"visit":true}"#);
    let built = UpdateOuterRequest::builder().right(inner()).left(inner()).build().expect("there are both");
    assert_eq!(print(&built), r#"{"left":{"a":1},"right":{"a":1}}"#);
}

#[test]
fn rules_inside_request_only_are_asked() {
    #[derive(PatchRequest)]
    #[patch(request_only {
        #[patch(nested)]
        at: Address,
    })]
    struct Order {
        note: String,
    }

    assert_eq!(refusal::<UpdateOrderRequest>(r#"{"at":{"street":"s"}}"#), "`street` requires `zip` (in `/at`)");
    read::<UpdateOrderRequest>(r#"{"note":"n"}"#).expect("it is not there");
}

/// The other representation of what can be cleared, outside, inside and both.
#[test]
fn double_options_have_the_same_rules() {
    #[derive(PatchRequest)]
    #[patch(repr = "option")]
    struct Double {
        #[patch(nested, nullable)]
        inside: Option<Address>,
        #[patch(nested, nullable, default)]
        reset: Address,
    }

    assert_eq!(
        refusal::<UpdateDoubleRequest>(r#"{"inside":{"street":"s"},"reset":{}}"#),
        "`street` requires `zip` (in `/inside`); the request changes nothing: send at least one field (in `/reset`)"
    );
    read::<UpdateDoubleRequest>(r#"{"inside":null,"reset":null}"#).expect("null breaks no rule inside");
    let request = UpdateDoubleRequest { inside: Some(Some(UpdateAddressRequest::new())), reset: None };
    assert_eq!(broken(&request).iter().next().expect("one").pointer(), "/inside");
}

/// A container of serde's hands the members on one by one; what is in them is checked all the same.
#[test]
fn a_flattened_request_asks_inside() {
    #[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    struct Envelope {
        id: u32,
        #[serde(flatten)]
        update: UpdateUserRequest,
    }

    let body = r#"{"id":1,"home":{"zip":null,"post/box":"2"},"w/o~k":null}"#;
    let envelope: Envelope = read(body).expect(body);
    assert_eq!(envelope.update.work, Patch::Clear);
    assert_eq!(print(&envelope), body);
    let refused = refusal::<Envelope>(r#"{"id":1,"home":{"street":"s"},"w/o~k":{}}"#);
    assert_eq!(
        refused,
        "`street` requires `zip` (in `/home`); the request changes nothing: send at least one field (in `/w~1o~0k`)"
    );
    assert!(refusal::<Envelope>(r#"{"id":1,"home":{"zap":1}}"#).starts_with("unknown field `zap`"));
    assert!(refusal::<Envelope>(r#"{"id":1,"home":null}"#).starts_with("`home` must not be null"));
}
