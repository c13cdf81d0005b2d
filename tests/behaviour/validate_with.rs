//! `validate_with`: rules that the grammar cannot say.
#![allow(dead_code, reason = "most resources here exist for the sake of their request")]

use patch_runtime::{Patch, PatchRequest, Report, Unchecked, Violation};

use crate::wire::{read, refusal};

#[derive(PatchRequest)]
#[patch(validate_with = in_order, non_empty)]
struct Event {
    #[patch(nullable)]
    starts_at: Option<u32>,
    #[patch(nullable, rename = "endsAt")]
    ends_at: Option<u32>,
    #[patch(requires(starts_at))]
    place: String,
}

fn in_order(request: &UpdateEventRequest, report: &mut Report) {
    if let (Patch::Set(start), Patch::Set(end)) = (&request.starts_at, &request.ends_at) {
        if start >= end {
            let violation = Violation::new("/endsAt", "order", "`endsAt` must be after `starts_at`");
            report.violation(violation.with_fields(["endsAt", "starts_at"]));
        }
    }
    if request.place.as_deref() == Some("") {
        report.violation(Violation::new("/place", "blank", "`place` must not be blank"));
    }
}

#[test]
fn the_function_is_part_of_reading_building_and_validating() {
    const ORDER: &str = "`endsAt` must be after `starts_at`";
    assert_eq!(refusal::<UpdateEventRequest>(r#"{"starts_at":2,"endsAt":1}"#), ORDER);
    let request = UpdateEventRequest { starts_at: 2.into(), ends_at: 2.into(), ..Default::default() };
    assert_eq!(request.validate().expect_err("not in order").to_string(), ORDER);
    let builder = || UpdateEventRequest::builder().starts_at(2).ends_at(1);
    assert_eq!(builder().build().expect_err("not in order").to_string(), ORDER);
    assert_eq!(builder().try_build().expect_err("not in order").to_string(), ORDER);

    read::<UpdateEventRequest>(r#"{"starts_at":1,"endsAt":2}"#).expect("in order");
    UpdateEventRequest::builder().starts_at(1).ends_at(2).place("here").build().expect("in order");
    assert_eq!(read(r#"{"starts_at":2,"endsAt":2}"#), Ok(Unchecked(request)));
}

/// The rules of the table come first, then the function's violations in the order in which it reports them.
#[test]
fn its_violations_come_last_and_in_its_order() {
    let request = UpdateEventRequest { ends_at: Patch::Set(0), place: Some(String::new()), ..Default::default() };
    assert_eq!(
        request.validate().expect_err("two rules").to_string(),
        "`place` requires `starts_at`; `place` must not be blank"
    );
    let request = UpdateEventRequest { starts_at: 1.into(), ends_at: 1.into(), place: Some(String::new()) };
    let violations = request.validate().expect_err("two rules");
    let all: Vec<_> = violations.iter().map(|violation| (violation.pointer(), violation.code())).collect();
    assert_eq!(all, [("/endsAt", "order"), ("/place", "blank")]);
    let fields: Vec<_> = violations.iter().map(|violation| violation.fields().collect::<Vec<_>>()).collect();
    assert_eq!(fields, [vec!["endsAt", "starts_at"], vec![]]);
    assert_eq!(refusal::<UpdateEventRequest>("{}"), "the request changes nothing: send at least one field");
}

#[test]
fn a_request_with_such_a_rule_has_a_builder_that_can_fail_and_no_rule_in_its_table() {
    #[derive(PatchRequest)]
    #[patch(validate_with = never)]
    struct Lone {
        a: u8,
    }
    fn never(_: &UpdateLoneRequest, _: &mut Report) {}

    assert!(UpdateLoneRequest::RULES.is_empty());
    let request: UpdateLoneRequest = UpdateLoneRequest::builder().a(1).build().expect("nothing is reported");
    request.validate().expect("nothing is reported");
}

/// Presence rules are still checked by the compiler: `build` exists where they hold, and asks the function then.
#[test]
fn it_stands_beside_what_types_check() {
    #[derive(PatchRequest)]
    #[patch(validate_with = Self::check, exactly_one(who: a, b))]
    struct Both {
        a: u8,
        b: u8,
        #[patch(requires(a))]
        c: u8,
    }
    impl Both {
        fn check(request: &UpdateBothRequest, report: &mut Report) {
            if request.c.is_some_and(|c| c > 9) {
                report.violation(Violation::new("/c", "digit", "`c` must be a digit"));
            }
        }
    }

    let builder = || UpdateBothRequest::builder().a(1);
    assert_eq!(builder().c(9).build().expect("a digit").c, Some(9));
    assert_eq!(builder().c(10).build().expect_err("no digit").to_string(), "`c` must be a digit");
    assert_eq!(
        refusal::<UpdateBothRequest>(r#"{"a":1,"b":1,"c":10}"#),
        "exactly one of `a` and `b` can be set; `c` must be a digit"
    );
}

mod checks {
    use patch_runtime::{PatchRequest, Report, Violation};

    /// One function for requests of all kinds.
    pub(crate) fn at_most<const MOST: usize, R: PatchRequest>(request: &R, report: &mut Report) {
        if request.present_fields().count() > MOST {
            report.violation(Violation::new("", "too_many", format!("at most {MOST} fields can change at once")));
        }
    }
}

#[test]
fn the_path_may_be_long_and_have_arguments() {
    mod deeper {
        use patch_runtime::PatchRequest;

        #[derive(PatchRequest)]
        #[patch(validate_with = crate::validate_with::checks::at_most::<1, _>)]
        pub(super) struct Small {
            pub(super) a: u8,
            pub(super) b: u8,
        }
    }

    #[derive(PatchRequest)]
    #[patch(validate_with = checks::at_most<0, UpdateFrozenRequest>)]
    struct Frozen {
        a: u8,
    }

    read::<deeper::UpdateSmallRequest>(r#"{"a":1}"#).expect("one is allowed");
    assert_eq!(refusal::<deeper::UpdateSmallRequest>(r#"{"a":1,"b":2}"#), "at most 1 fields can change at once");
    assert_eq!(refusal::<UpdateFrozenRequest>(r#"{"a":1}"#), "at most 0 fields can change at once");
}

#[test]
fn a_generic_request_is_checked_by_a_generic_function() {
    #[derive(PatchRequest)]
    #[patch(validate_with = in_range)]
    struct Range<T: PartialOrd> {
        low: T,
        high: T,
    }

    fn in_range<T: PartialOrd>(request: &UpdateRangeRequest<T>, report: &mut Report) {
        if request.low.as_ref().zip(request.high.as_ref()).is_some_and(|(low, high)| low > high) {
            report.violation(Violation::new("/low", "range", "`low` must not exceed `high`"));
        }
    }

    assert_eq!(refusal::<UpdateRangeRequest<u8>>(r#"{"low":2,"high":1}"#), "`low` must not exceed `high`");
    let request = UpdateRangeRequest::builder().low(2.5).high(1.5).build();
    assert_eq!(request.expect_err("out of range").len(), 1);
    UpdateRangeRequest::<char>::builder().low('a').high('b').build().expect("in range");
}

/// A closure cannot be a path, but a constant that is a function pointer can.
#[test]
fn anything_that_can_be_called_will_do() {
    const CHECK: fn(&UpdateCalledRequest, &mut Report) = |request, report| {
        if request.a == Some(0) {
            report.violation(Violation::new("/a", "zero", "`a` must not be zero"));
        }
    };

    #[derive(PatchRequest)]
    #[patch(validate_with = CHECK)]
    struct Called {
        a: u8,
    }

    assert_eq!(refusal::<UpdateCalledRequest>(r#"{"a":0}"#), "`a` must not be zero");
}

/// A body that cannot be read is not checked: the function sees whole requests only.
#[test]
fn it_is_not_asked_about_what_cannot_be_read() {
    #[derive(PatchRequest)]
    #[patch(validate_with = unreachable)]
    struct Unread {
        a: u8,
    }
    fn unreachable(request: &UpdateUnreadRequest, _: &mut Report) {
        panic!("asked about {request:?}");
    }

    assert!(refusal::<UpdateUnreadRequest>(r#"{"a":"x"}"#).starts_with("invalid type"));
    assert!(refusal::<UpdateUnreadRequest>(r#"{"a":1,"b":1}"#).starts_with("unknown field `b`"));
    assert_eq!(read(r#"{"a":1}"#), Ok(Unchecked(UpdateUnreadRequest { a: Some(1) })));
}
