//! What updates allocate, counted: nothing where there is nothing to make.

use std::collections::{BTreeMap, HashMap};

use patch_runtime::{Patch, PatchRequest};
use serde_json::{Map, Value, json};

/// Twenty fields that replace.
#[derive(Clone, Debug, PartialEq, PatchRequest)]
struct Wide {
    s01: String,
    s02: String,
    s03: String,
    s04: String,
    s05: String,
    s06: String,
    s07: String,
    s08: String,
    #[patch(nullable)]
    n09: Option<String>,
    #[patch(nullable)]
    n10: Option<String>,
    #[patch(nullable)]
    n11: Option<Vec<String>>,
    n12: Option<String>,
    n13: Option<String>,
    #[patch(nullable, default)]
    r14: String,
    #[patch(nullable, default = "ab".to_owned())]
    r15: String,
    v16: Vec<String>,
    v17: Vec<u8>,
    j18: Value,
    b19: Box<u64>,
    c20: bool,
}

/// Fields that are merged into.
#[derive(Clone, Debug, PartialEq, PatchRequest)]
struct Deep {
    #[patch(nested)]
    wide: Wide,
    #[patch(nested, nullable, default = wide("reset"))]
    reset: Wide,
    #[patch(merge)]
    sorted: BTreeMap<String, String>,
    #[patch(merge)]
    hashed: HashMap<String, String>,
    #[patch(merge, nullable)]
    loose: Option<BTreeMap<String, String>>,
    #[patch(merge)]
    any: Value,
    #[patch(merge)]
    object: Map<String, Value>,
}

fn wide(text: &str) -> Wide {
    let text = || text.to_owned();
    Wide {
        s01: text(),
        s02: text(),
        s03: text(),
        s04: text(),
        s05: text(),
        s06: text(),
        s07: text(),
        s08: text(),
        n09: Some(text()),
        n10: Some(text()),
        n11: Some(vec![text()]),
        n12: Some(text()),
        n13: Some(text()),
        r14: text(),
        r15: text(),
        v16: vec![text(), text()],
        v17: text().into(),
        j18: json!({"text": [text()]}),
        b19: Box::new(text().as_bytes()[0].into()),
        c20: text() == "a",
    }
}

fn deep(text: &str) -> Deep {
    let map = || ["a", "b"].map(|key| (key.to_owned(), text.to_owned()));
    let object = json!({"a": {"b": [text]}, "c": null}).as_object().expect("an object").clone();
    Deep {
        wide: wide(text),
        reset: wide(text),
        sorted: map().into(),
        hashed: map().into(),
        loose: Some(map().into()),
        any: object.clone().into(),
        object,
    }
}

/// A request that sets every field.
fn full(text: &str) -> UpdateWideRequest {
    let other = if text == "a" { "b" } else { "a" };
    let request = UpdateWideRequest::diff(&wide(other), &wide(text)).expect("all of it can be said");
    assert_eq!(request.present_fields().count(), 20);
    request
}

/// How often something allocates, in this thread.
fn allocations<T>(what: impl FnOnce() -> T) -> u64 {
    let mut result = None;
    let count = allocation_counter::measure(|| result = Some(what())).count_total;
    drop(result);
    count
}

#[test]
fn what_allocates_is_counted() {
    assert_eq!(allocations(|| vec!["a".to_owned(), "b".to_owned()]), 3);
    assert!(allocations(|| wide("a")) > 20);
}

#[test]
fn no_difference_allocates_nothing() {
    let (one, two) = (wide("a"), wide("a"));
    assert_eq!(allocations(|| UpdateWideRequest::diff(&one, &two)), 0);
    let (one, two) = (deep("a"), deep("a"));
    assert_eq!(allocations(|| UpdateDeepRequest::diff(&one, &two)), 0);
}

#[test]
fn a_difference_allocates_what_differs() {
    let one = wide("a");
    let two = Wide { s07: "b".to_owned(), n10: None, c20: false, ..one.clone() };
    assert_eq!(allocations(|| UpdateWideRequest::diff(&one, &two)), 1);
}

#[test]
fn applying_moves() {
    let (mut resource, request) = (wide("a"), full("b"));
    assert_eq!(allocations(|| request.apply_to(&mut resource)), 0);
    assert_eq!(resource, wide("b"));
    // Also into what is nested, and where there was nothing.
    let mut resource = Deep { wide: Wide { n09: None, n11: None, ..wide("a") }, ..deep("a") };
    let request = UpdateDeepRequest { wide: Some(full("b")), reset: Patch::Set(full("b")), ..Default::default() };
    assert_eq!(allocations(|| request.apply_to(&mut resource)), 0);
    assert_eq!(resource, Deep { wide: wide("b"), reset: wide("b"), ..deep("a") });
}

#[test]
fn merging_requests_moves() {
    let (earlier, later) = (full("a"), full("b"));
    assert_eq!(allocations(|| earlier.merged_with(later)), 0);
    let nested =
        |text| UpdateDeepRequest { wide: Some(full(text)), reset: Patch::Set(full(text)), ..Default::default() };
    let (earlier, later) = (nested("a"), nested("b"));
    assert_eq!(allocations(|| earlier.merged_with(later)), 0);
}

#[test]
fn looking_allocates_nothing() {
    let request = full("a");
    assert_eq!(allocations(|| (request.is_empty(), request.present_fields().count(), request.validate())), 0);
}
