//! Every kind of rule about which fields are set, over every request there is: three members, each left out, null or
//! `false`.

use patch_runtime::{PatchRequest, State, Unchecked};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

const STATES: [State; 3] = [State::Kept, State::Cleared, State::Set];

/// A resource of three flags with the rules of one kind, in both representations.
macro_rules! trio {
    ($module:ident, ($($group:tt)*), ($($of_one:tt)*), ($($of_two:tt)*)) => {
        mod $module {
            #[derive(patch_runtime::PatchRequest)]
            #[patch(rename_all = "camelCase", $($group)*)]
            #[allow(dead_code, reason = "only the request of this resource is looked at")]
            pub(super) struct Trio {
                #[patch(nullable, $($of_one)*)]
                first_flag: Option<bool>,
                #[patch(nullable, $($of_two)*)]
                second_mark: Option<bool>,
                #[patch(nullable)]
                third_choice: Option<bool>,
            }

            #[derive(patch_runtime::PatchRequest)]
            #[patch(name = GenericRequest, repr = "option", rename_all = "camelCase", $($group)*)]
            #[patch(request_only {
                #[patch(nullable)]
                third_choice: T,
            })]
            #[allow(dead_code, reason = "only the request of this resource is looked at")]
            pub(super) struct Generic<T> {
                #[patch(nullable, $($of_one)*)]
                first_flag: Option<T>,
                #[patch(nullable, $($of_two)*)]
                second_mark: Option<T>,
            }
        }
    };
}

/// Reads every body, and compares what the rules say with what they should say.
#[track_caller]
fn all_requests<R, G>(expected: impl Fn(bool, bool, bool, [State; 3]) -> Vec<&'static str>)
where
    R: PatchRequest + DeserializeOwned,
    Unchecked<R>: DeserializeOwned,
    G: PatchRequest + DeserializeOwned,
    Unchecked<G>: DeserializeOwned,
{
    for one in STATES {
        for two in STATES {
            for three in STATES {
                let mut body = Map::new();
                for (name, state) in [("firstFlag", one), ("secondMark", two), ("thirdChoice", three)] {
                    match state {
                        State::Kept => {}
                        State::Cleared => drop(body.insert(name.to_owned(), Value::Null)),
                        State::Set => drop(body.insert(name.to_owned(), Value::Bool(false))),
                    }
                }
                let set = [one, two, three].map(|state| state == State::Set);
                let expected = expected(set[0], set[1], set[2], [one, two, three]);
                judge::<R>(&body, &expected);
                judge::<G>(&body, &expected);
            }
        }
    }
}

#[track_caller]
fn judge<R>(body: &Map<String, Value>, expected: &[&str])
where
    R: PatchRequest + DeserializeOwned,
    Unchecked<R>: DeserializeOwned,
{
    let body = Value::Object(body.clone());
    let Unchecked(request) = serde_json::from_value::<Unchecked<R>>(body.clone()).expect("the members are known");
    let found = match request.validate() {
        Ok(()) => Vec::new(),
        Err(violations) => violations.iter().map(|violation| violation.detail().to_owned()).collect(),
    };
    assert_eq!(found, expected, "{body}");
    let read = serde_json::from_value::<R>(body.clone()).map(drop).map_err(|error| error.to_string());
    assert_eq!(read, if expected.is_empty() { Ok(()) } else { Err(expected.join("; ")) }, "{body}");
}

/// The sentences whose conditions are met.
fn those<const N: usize>(sentences: [(bool, &'static str); N]) -> Vec<&'static str> {
    sentences.into_iter().filter(|(is_broken, _)| *is_broken).map(|(_, sentence)| sentence).collect()
}

trio!(requires_all, (), (requires(second_mark, third_choice)), ());

#[test]
fn requires_speaks_of_each_field_that_is_missing() {
    all_requests::<requires_all::UpdateTrioRequest, requires_all::GenericRequest<bool>>(|one, two, three, _| {
        those([
            (one && !two, "`firstFlag` requires `secondMark`"),
            (one && !three, "`firstFlag` requires `thirdChoice`"),
        ])
    });
}

trio!(requires_text, (), (requires = "third_choice"), ());

#[test]
fn a_name_in_quotes_is_the_same_rule() {
    all_requests::<requires_text::UpdateTrioRequest, requires_text::GenericRequest<bool>>(|one, _, three, _| {
        those([(one && !three, "`firstFlag` requires `thirdChoice`")])
    });
}

trio!(requires_any, (), (requires(any(second_mark, third_choice))), ());

#[test]
fn requires_any_is_met_by_one() {
    all_requests::<requires_any::UpdateTrioRequest, requires_any::GenericRequest<bool>>(|one, two, three, _| {
        those([(one && !two && !three, "`firstFlag` requires `secondMark` or `thirdChoice`")])
    });
}

trio!(conflicts, (), (conflicts(second_mark, third_choice)), ());

#[test]
fn conflicts_speaks_of_each_field_that_is_there() {
    all_requests::<conflicts::UpdateTrioRequest, conflicts::GenericRequest<bool>>(|one, two, three, _| {
        those([
            (one && two, "`firstFlag` conflicts with `secondMark`"),
            (one && three, "`firstFlag` conflicts with `thirdChoice`"),
        ])
    });
}

trio!(conflicts_any, (), (), (conflicts(any(first_flag, third_choice))));

/// Whoever conflicts with any of two conflicts with each.
#[test]
fn conflicts_with_any_is_conflicts_with_each() {
    all_requests::<conflicts_any::UpdateTrioRequest, conflicts_any::GenericRequest<bool>>(|one, two, three, _| {
        those([
            (two && one, "`secondMark` conflicts with `firstFlag`"),
            (two && three, "`secondMark` conflicts with `thirdChoice`"),
        ])
    });
}

trio!(exactly_one, (exactly_one(first_flag, second_mark, third_choice)), (), ());

#[test]
fn exactly_one_says_whether_there_are_too_few_or_too_many() {
    all_requests::<exactly_one::UpdateTrioRequest, exactly_one::GenericRequest<bool>>(|one, two, three, _| {
        let count = [one, two, three].into_iter().filter(|set| *set).count();
        those([
            (count == 0, "exactly one of `firstFlag`, `secondMark` and `thirdChoice` is required"),
            (count > 1, "exactly one of `firstFlag`, `secondMark` and `thirdChoice` can be set"),
        ])
    });
}

trio!(at_least_one, (at_least_one(who: first_flag, third_choice)), (), ());

#[test]
fn at_least_one_is_met_by_a_value() {
    all_requests::<at_least_one::UpdateTrioRequest, at_least_one::GenericRequest<bool>>(|one, _, three, _| {
        those([(!one && !three, "at least one of `firstFlag` and `thirdChoice` is required")])
    });
}

trio!(at_most_one, (at_most_one(third_choice, second_mark, first_flag)), (), ());

#[test]
fn at_most_one_names_its_members_as_they_are_written() {
    all_requests::<at_most_one::UpdateTrioRequest, at_most_one::GenericRequest<bool>>(|one, two, three, _| {
        let count = [one, two, three].into_iter().filter(|set| *set).count();
        those([(count > 1, "at most one of `thirdChoice`, `secondMark` and `firstFlag` can be set")])
    });
}

trio!(all_or_none, (all_or_none(first_flag, second_mark, third_choice)), (), ());

#[test]
fn all_or_none_is_broken_by_a_part() {
    all_requests::<all_or_none::UpdateTrioRequest, all_or_none::GenericRequest<bool>>(|one, two, three, _| {
        let count = [one, two, three].into_iter().filter(|set| *set).count();
        those([(count == 1 || count == 2, "`firstFlag`, `secondMark` and `thirdChoice` must be set together")])
    });
}

trio!(required, (), (), (required));

#[test]
fn required_is_met_by_null() {
    all_requests::<required::UpdateTrioRequest, required::GenericRequest<bool>>(|_, _, _, states| {
        those([(states[1] == State::Kept, "`secondMark` is required")])
    });
}

trio!(non_empty, (non_empty), (), ());

#[test]
fn non_empty_is_met_by_null() {
    all_requests::<non_empty::UpdateTrioRequest, non_empty::GenericRequest<bool>>(|_, _, _, states| {
        let is_empty = states.iter().all(|state| *state == State::Kept);
        those([(is_empty, "the request changes nothing: send at least one field")])
    });
}

trio!(
    together,
    (non_empty, at_least_one(second_mark, third_choice), at_most_one(first_flag, third_choice)),
    (required, requires(second_mark), conflicts(third_choice)),
    (requires(any(third_choice, first_flag)))
);

/// Field by field, then the groups in their order, and `non_empty` at the end, wherever it stands in the attribute.
#[test]
fn rules_of_all_kinds_are_reported_in_declaration_order() {
    all_requests::<together::UpdateTrioRequest, together::GenericRequest<bool>>(|one, two, three, states| {
        those([
            (states[0] == State::Kept, "`firstFlag` is required"),
            (one && !two, "`firstFlag` requires `secondMark`"),
            (one && three, "`firstFlag` conflicts with `thirdChoice`"),
            (two && !one && !three, "`secondMark` requires `thirdChoice` or `firstFlag`"),
            (!two && !three, "at least one of `secondMark` and `thirdChoice` is required"),
            (one && three, "at most one of `firstFlag` and `thirdChoice` can be set"),
            (states == [State::Kept; 3], "the request changes nothing: send at least one field"),
        ])
    });
}
