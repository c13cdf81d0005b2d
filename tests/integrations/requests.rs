//! Requests to carry through a format: each state of each field, alone and with others.

use std::collections::BTreeMap;

use patch_integrations::{Place, Priority, UpdateTicketRequest};
use patch_runtime::Patch;
use proptest::prelude::*;

fn patch<T: Clone + std::fmt::Debug>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Patch<T>> {
    prop_oneof![Just(Patch::Keep), Just(Patch::Clear), value.prop_map(Patch::Set)]
}

fn priority() -> impl Strategy<Value = Priority> {
    prop_oneof![
        Just(Priority::Low),
        any::<u32>().prop_map(Priority::Due),
        ".{0,4}".prop_map(|call| Priority::Urgent { call }),
    ]
}

fn place() -> impl Strategy<Value = Place> {
    (".{0,4}", any::<Option<u8>>()).prop_map(|(board, column)| Place { board, column })
}

/// Any request that keeps its rule.
pub(crate) fn any_request() -> impl Strategy<Value = UpdateTicketRequest> {
    let texts = (prop::option::of(".{0,12}"), patch(".{0,12}"), patch(prop::collection::vec(".{0,4}", 0..4)));
    let numbers =
        (patch(any::<i32>().prop_map(|halves| f64::from(halves) / 2.0)), any::<Option<i64>>(), any::<Option<u32>>());
    let values = (prop::option::of(prop::collection::btree_map(".{0,4}", any::<u8>(), 0..3)), patch(priority()));
    let others = (prop::option::of(place()), patch(any::<bool>()), patch(any::<char>()), patch(".{0,12}"));
    (texts, numbers, values, others).prop_map(|(texts, numbers, values, others)| {
        let mut request = UpdateTicketRequest {
            title: texts.0,
            body: texts.1,
            tags: texts.2,
            estimate: numbers.0,
            votes: numbers.1,
            budget: numbers.2,
            links: values.0,
            priority: values.1,
            place: others.0,
            closed: others.1,
            colour: others.2,
            message: others.3,
        };
        if request.message.is_set() {
            request.title.get_or_insert_default();
        }
        request
    })
}

/// A request in which every field that can be is cleared, and one in which every field is set.
pub(crate) fn cleared_and_set() -> [UpdateTicketRequest; 2] {
    let cleared = UpdateTicketRequest {
        body: Patch::Clear,
        estimate: Patch::Clear,
        closed: Patch::Clear,
        tags: Patch::Clear,
        priority: Patch::Clear,
        colour: Patch::Clear,
        message: Patch::Clear,
        ..Default::default()
    };
    let set = UpdateTicketRequest {
        title: Some("t".to_owned()),
        body: "b".into(),
        estimate: 1.5.into(),
        votes: Some(-1),
        closed: false.into(),
        tags: vec!["a".to_owned(), String::new()].into(),
        links: Some(BTreeMap::from([("l".to_owned(), 1)])),
        priority: Priority::Urgent { call: "c".to_owned() }.into(),
        place: Some(Place { board: "b".to_owned(), column: Some(1) }),
        budget: Some(7),
        colour: 'r'.into(),
        message: "m".into(),
    };
    [cleared, set]
}
