//! What can be told without a clock: that all subjects are the same request, what they allocate, how large they are.

use std::collections::BTreeMap;

use allocation_counter::measure;
use patch_benches_runtime::bodies::{self, Body};
use patch_benches_runtime::by_hand::{self, Values};
use patch_benches_runtime::subjects::{
    Bytes, Derived, DerivedProblems, MaybeUndefined, Reference, ReferenceText, StructPatch, Subject,
};
use patch_runtime::PatchRequest as _;
use patch_tests::later::{UpdateUserRequest, User};
use serde_json::Value;
use serde_json::value::RawValue;

/// What reading allocates, and the request.
fn reading<S: Subject>(body: &Body) -> (u64, S::Request) {
    let mut request = None;
    let counted = measure(|| request = S::read(body.bytes()).ok());
    (counted.count_total, request.unwrap_or_else(|| panic!("{} refuses {}", S::NAME, body.name)))
}

/// What its values allocate, each read by itself.
fn values(body: &Body) -> u64 {
    let members: BTreeMap<&str, &RawValue> = serde_json::from_str(&body.text).unwrap();
    let count = |raw: &&RawValue| {
        let mut value = Value::Null;
        measure(|| value = serde_json::from_str(raw.get()).unwrap()).count_total
    };
    members.values().map(count).sum()
}

fn check<S: Subject>() {
    for body in bodies::accepted() {
        let (allocations, request) = reading::<S>(&body);
        assert_eq!(allocations, values(&body), "{}: {}", S::NAME, body.name);
        // The members are those of the body.
        let mut printed = Vec::with_capacity(4096);
        let counted = measure(|| S::write(&request, &mut printed));
        assert_eq!(counted.count_total, 0, "{}: {}", S::NAME, body.name);
        let printed: Value = serde_json::from_slice(&printed).unwrap();
        assert_eq!(printed, serde_json::from_str::<Value>(&body.text).unwrap(), "{}: {}", S::NAME, body.name);
    }
    assert!(S::read(bodies::refused().bytes()).is_err(), "{}", S::NAME);
    assert!(S::read(br#"{"nickname": "Ada"}"#).is_err(), "{}", S::NAME);
}

#[test]
fn all_subjects_are_the_same_request_and_allocate_its_values_only() {
    check::<Reference>();
    check::<Derived>();
    check::<DerivedProblems>();
    check::<ReferenceText>();
    check::<StructPatch>();
    check::<MaybeUndefined>();
    check::<Bytes>();
}

#[test]
fn bodies_have_as_many_members_as_they_say() {
    for body in bodies::accepted() {
        let members: BTreeMap<String, Value> = serde_json::from_str(&body.text).unwrap();
        assert!(body.name.starts_with(&members.len().to_string()), "{}", body.name);
        let order =
            UpdateUserRequest::FIELDS.iter().map(patch_runtime::Field::name).filter(|name| members.contains_key(*name));
        let positions: Vec<usize> = order.map(|name| body.text.find(&format!("\"{name}\":")).unwrap()).collect();
        assert_eq!(positions.is_sorted(), !body.is_shuffled(), "{}", body.name);
    }
}

#[test]
fn one_answer_has_all_problems() {
    let problems = DerivedProblems::read(bodies::refused().bytes()).unwrap_err();
    assert_eq!(problems.iter().count(), 4, "{problems}");
}

#[test]
fn a_request_is_as_large_as_double_options() {
    assert_eq!(size_of::<<Derived as Subject>::Request>(), size_of::<<Reference as Subject>::Request>());
}

#[test]
fn by_hand_is_what_the_derive_does() {
    let values = || Values::new("a");
    assert_eq!(by_hand::builder(values()), by_hand::derived_literal(values()));
    for body in bodies::accepted() {
        let (ours, reference) = (reading::<Derived>(&body).1, reading::<Reference>(&body).1);
        assert_eq!(ours.validate().is_ok(), by_hand::validate(&reference).is_empty());
        let (mut one, mut two) = (User::default(), User::default());
        ours.clone().apply_to(&mut one);
        by_hand::apply(reference.clone(), &mut two);
        assert_eq!(one, two, "{}", body.name);

        let diff = UpdateUserRequest::diff(&User::default(), &one).unwrap();
        assert_eq!(json(&diff), json(&by_hand::diff(&User::default(), &two)), "{}", body.name);

        let later = reading::<Reference>(&bodies::accepted()[2]).1;
        let merged = ours.merged_with(reading::<Derived>(&bodies::accepted()[2]).1).unwrap();
        assert_eq!(json(&merged), json(&by_hand::merge(reference, later)), "{}", body.name);
    }
}

fn json(request: &impl serde::Serialize) -> Value {
    serde_json::to_value(request).unwrap()
}
