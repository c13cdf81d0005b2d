use super::*;
use crate::field::{Field, State, fields};
use State::{Cleared, Kept, Set};

const FIELDS: &[Field] = &fields::<4>((&["a", "b/c", "d~e", "f"], &[0, 1, 1, 0], &[], &[]));

const STATES: [State; 3] = [Kept, Cleared, Set];
const CUSTOM: Condition = Condition::new(7, "\"custom\"");

struct Request {
    states: [State; 4],
    holds: bool,
}

impl Asked for Request {
    fn state(&self, field: usize) -> State {
        self.states.get(field).copied().unwrap_or(Kept)
    }

    fn holds(&self, condition: usize) -> bool {
        condition == 7 && self.holds
    }
}

/// The violations of one rule by a request in which the first condition holds or not.
fn broken_if(rule: Rule, states: [State; 4], holds: bool) -> Vec<Violation> {
    let mut report = Report::new();
    let facts = Facts { fields: FIELDS, request: &Request { states, holds }, set: None };
    check(&[rule], &facts, &mut report);
    report.into_result().map_or_else(|violations| violations.into_iter().collect(), |()| Vec::new())
}

fn broken(rule: Rule, states: [State; 4]) -> Vec<Violation> {
    broken_if(rule, states, false)
}

fn detail(rule: Rule, states: [State; 4]) -> String {
    String::from(broken_if(rule, states, true)[0].detail())
}

#[test]
fn requires_and_conflicts_look_at_set_values_only() {
    let requires = Rule::Requires { field: 1, when: None, target: Target::AnyOf(&[2]) };
    let conflicts = Rule::Conflicts { field: 1, when: None, target: Target::AnyOf(&[2]) };
    for field in STATES {
        for target in STATES {
            let states = [Kept, field, target, Kept];
            assert_eq!(broken(requires, states).len(), usize::from(field == Set && target != Set), "{states:?}");
            assert_eq!(broken(conflicts, states).len(), usize::from(field == Set && target == Set), "{states:?}");
        }
    }
}

#[test]
fn one_of_several_targets_is_enough_and_all_are_named() {
    let rule = Rule::Requires { field: 0, when: None, target: Target::AnyOf(&[1, 2, 3]) };
    assert!(broken(rule, [Set, Cleared, Kept, Set]).is_empty());
    let violations = broken(rule, [Set, Cleared, Kept, Kept]);
    assert_eq!(violations[0].detail(), "`a` requires `b/c`, `d~e` or `f`");
    assert!(violations[0].fields().eq(["a", "b/c", "d~e", "f"]));
}

#[test]
fn a_condition_narrows_the_trigger() {
    let rule = Rule::Requires { field: 0, when: Some(CUSTOM), target: Target::AnyOf(&[3]) };
    assert!(broken_if(rule, [Set, Kept, Kept, Kept], false).is_empty());
    assert!(broken_if(rule, [Kept, Kept, Kept, Kept], true).is_empty());
    assert_eq!(detail(rule, [Set, Kept, Kept, Kept]), "`a` requires `f` when it is \"custom\"");
    let rule = Rule::Conflicts { field: 0, when: Some(CUSTOM), target: Target::AnyOf(&[3]) };
    assert_eq!(detail(rule, [Set, Kept, Kept, Set]), "`a` conflicts with `f` when it is \"custom\"");
}

#[test]
fn a_target_may_be_a_value() {
    let rule = Rule::Requires { field: 0, when: None, target: Target::Is(3, CUSTOM) };
    assert_eq!(broken_if(rule, [Set, Kept, Kept, Set], false)[0].detail(), "`a` requires `f` to be \"custom\"");
    assert!(broken_if(rule, [Set, Kept, Kept, Set], true).is_empty());
    assert_eq!(broken_if(rule, [Set, Kept, Kept, Kept], true).len(), 1, "nothing is custom where nothing is set");
    let rule = Rule::Conflicts { field: 0, when: None, target: Target::Is(3, CUSTOM) };
    assert_eq!(detail(rule, [Set, Kept, Kept, Set]), "`a` conflicts with `f` being \"custom\"");
    assert!(broken_if(rule, [Set, Kept, Kept, Set], false).is_empty());
}

#[test]
fn groups_count_set_values() {
    const OF: &[usize] = &[0, 1, 2];
    for one in STATES {
        for two in STATES {
            for three in STATES {
                let states = [one, two, three, Set];
                let count = states[..3].iter().filter(|state| **state == Set).count();
                let is_broken = |rule| !broken(rule, states).is_empty();
                assert_eq!(is_broken(Rule::ExactlyOne(OF)), count != 1, "{states:?}");
                assert_eq!(is_broken(Rule::AtLeastOne(OF)), count == 0, "{states:?}");
                assert_eq!(is_broken(Rule::AtMostOne(OF)), count > 1, "{states:?}");
                assert_eq!(is_broken(Rule::AllOrNone(OF)), count == 1 || count == 2, "{states:?}");
            }
        }
    }
    assert_eq!(detail(Rule::ExactlyOne(&[0, 3]), [Kept; 4]), "exactly one of `a` and `f` is required");
    assert_eq!(detail(Rule::ExactlyOne(&[0, 3]), [Set; 4]), "exactly one of `a` and `f` can be set");
    assert_eq!(detail(Rule::AtLeastOne(&[0, 3]), [Kept; 4]), "at least one of `a` and `f` is required");
    assert_eq!(detail(Rule::AtMostOne(&[0, 3]), [Set; 4]), "at most one of `a` and `f` can be set");
    assert_eq!(detail(Rule::AllOrNone(&[0, 3]), [Set, Kept, Kept, Kept]), "`a` and `f` must be set together");
    assert_eq!(broken(Rule::AllOrNone(&[0, 3]), [Set, Kept, Kept, Kept])[0].pointer(), "");
}

#[test]
fn required_and_non_empty_ask_for_presence_and_pointers_are_escaped() {
    let pointer = |field| String::from(broken(Rule::Required { field }, [Kept; 4])[0].pointer());
    assert_eq!([pointer(1), pointer(2)], ["/b~1c", "/d~0e"]);
    assert!(broken(Rule::Required { field: 1 }, [Kept, Cleared, Kept, Kept]).is_empty());
    assert!(broken(Rule::NonEmpty, [Kept, Cleared, Kept, Kept]).is_empty());
    assert_eq!(broken(Rule::NonEmpty, [Kept; 4])[0].code(), "non_empty");
}

#[test]
fn an_index_beyond_the_table_never_panics() {
    assert_eq!(broken(Rule::Required { field: 99 }, [Set; 4])[0].code(), "required");
}

#[test]
fn a_body_without_a_trigger_keeps_the_rules() {
    let one = |field| triggers(&[Rule::Requires { field, when: None, target: Target::AnyOf(&[2]) }]).unwrap();
    let mut seen = Seen::NOTHING;
    seen.add(3);
    assert!(one(3).overlaps(seen) && !one(2).overlaps(seen));
    // They share a bit.
    assert!(one(67).overlaps(seen));
    assert!(triggers(&[Rule::AtMostOne(&[0, 3])]).unwrap().overlaps(seen));
    assert!(!triggers(&[Rule::AllOrNone(&[0, 1])]).unwrap().overlaps(seen));
    for rule in [Rule::Required { field: 0 }, Rule::ExactlyOne(&[0, 1]), Rule::AtLeastOne(&[0, 1]), Rule::NonEmpty] {
        assert_eq!(triggers(&[rule]), None, "an empty request breaks {}", rule.code());
    }
}

#[test]
fn what_came_is_set_unless_some_of_it_was_null() {
    let mut seen = Seen::NOTHING;
    seen.add(3);
    assert_eq!(seen.set_of(Seen::FIELDS), Some(seen));
    assert_eq!(seen.set_of(Seen::FIELDS + 1), None);
    seen.add_null();
    assert_eq!(seen.set_of(4), None);
}
