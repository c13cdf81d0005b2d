//! What `apply_to`, `diff`, `merged_with`, `undo_for` and `changed_fields` have to do with each other.

use std::fmt::Debug;
use std::ops::RangeInclusive;

use patch_runtime::{Field, Inexpressible, PatchRequest};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{TestCaseResult, TestRunner};
use serde_json::{Value, json};

use crate::generate::{Resource, config, pair};
use crate::model;
use crate::shape::print;

fn pointers(error: &Inexpressible) -> Vec<String> {
    error.pointers().map(str::to_owned).collect()
}

/// A request that leads somewhere does so, and one that cannot is an error that names everything it cannot do.
fn leads_there<T: Resource>(
    from: &T,
    to: &T,
    request: Result<T::Request, Inexpressible>,
) -> Result<Option<T::Request>, TestCaseError> {
    let unsayable = model::unsayable(T::SHAPE, &print(from), &print(to));
    match request {
        Ok(request) => {
            prop_assert!(unsayable.is_empty(), "{:?} leaves out {:?}", request, unsayable);
            prop_assert_eq!(&from.applied(&request), to);
            Ok(Some(request))
        }
        Err(error) => {
            prop_assert_eq!(pointers(&error), unsayable);
            Ok(None)
        }
    }
}

/// Without any of its members a difference would lead somewhere else.
fn says_nothing_else<T: Resource>(from: &T, to: &T, difference: &T::Request) -> TestCaseResult {
    for less in model::with_one_less(&print(difference)) {
        // What cannot be read any more had a member too few already.
        if let Ok(request) = T::read(&less.to_string()) {
            prop_assert_ne!(&from.applied(&request), to, "{} would do", less);
        }
    }
    Ok(())
}

fn the_difference_leads_from_one_to_the_other<T: Resource>(from: &T, to: &T) -> TestCaseResult {
    if let Some(difference) = leads_there(from, to, T::Request::diff(from, to))? {
        prop_assert_eq!(difference.is_empty(), from == to);
        says_nothing_else(from, to, &difference)?;
    }
    Ok(())
}

fn of_equals_the_difference_is_empty<T: Resource>(resource: &T) -> TestCaseResult {
    prop_assert_eq!(T::Request::diff(resource, &resource.clone()), Ok(T::Request::default()));
    Ok(())
}

fn the_empty_request_is_neutral<T: Resource>(request: &T::Request, resource: &T) -> TestCaseResult {
    prop_assert_eq!(&T::Request::default().merged_with(request.clone()), &Ok(request.clone()));
    prop_assert_eq!(&request.clone().merged_with(T::Request::default()), &Ok(request.clone()));
    prop_assert_eq!(&resource.applied(&T::Request::default()), resource);
    Ok(())
}

fn merging_is_associative<T: Resource>([a, b, c]: &[T::Request; 3]) -> TestCaseResult {
    let left = a.clone().merged_with(b.clone()).and_then(|ab| ab.merged_with(c.clone()));
    let right = b.clone().merged_with(c.clone()).and_then(|bc| a.clone().merged_with(bc));
    if let (Ok(left), Ok(right)) = (left, right) {
        prop_assert_eq!(left, right);
    }
    Ok(())
}

fn merged_requests_do_what_both_do<T: Resource>(resource: &T, a: &T::Request, b: &T::Request) -> TestCaseResult {
    let (earlier, later) = (print(a), print(b));
    let unmergeable = model::unmergeable(T::SHAPE, &earlier, &later);
    match a.clone().merged_with(b.clone()) {
        Ok(merged) => {
            prop_assert!(unmergeable.is_empty(), "{:?} in {:?}", unmergeable, merged);
            prop_assert_eq!(resource.applied(&merged), resource.applied(a).applied(b));
            // Whatever the resource: request-only fields are in none.
            prop_assert_eq!(print(&merged), model::together(T::SHAPE, &earlier, &later));
        }
        Err(error) => prop_assert_eq!(pointers(&error), unmergeable),
    }
    Ok(())
}

fn undoing_restores<T: Resource>(resource: &T, request: &T::Request) -> TestCaseResult {
    leads_there(&resource.applied(request), resource, request.undo_for(resource))?;
    Ok(())
}

fn applying_twice_is_applying_once<T: Resource>(resource: &T, request: &T::Request) -> TestCaseResult {
    let once = resource.applied(request);
    prop_assert_eq!(&once.applied(request), &once);
    prop_assert!(request.changed_fields(&once).next().is_none());
    Ok(())
}

fn changed_fields_are_those_that_differ<T: Resource>(resource: &T, request: &T::Request) -> TestCaseResult {
    let differing = model::differing(T::SHAPE, &print(resource), &print(&resource.applied(request)));
    let changed: Vec<_> = request.changed_fields(resource).map(Field::name).collect();
    prop_assert_eq!(changed, differing);
    Ok(())
}

/// How many of 100 there should be where some cannot be said.
const SOME: RangeInclusive<u32> = 50..=99;
const ALL: RangeInclusive<u32> = 100..=100;

/// A law about requests that can be had says little if there are none of them, and likewise.
fn all_of_this_is_tried<T: Resource>(differences: &RangeInclusive<u32>, merged: &RangeInclusive<u32>) {
    let difference = can_be_had(&pair::<T>(), |(from, to)| T::Request::diff(&from, &to));
    let undo = can_be_had(&(T::any(), T::request()).boxed(), |(resource, request)| request.undo_for(&resource));
    let merge = can_be_had(&(T::request(), T::request()).boxed(), |(a, b)| a.merged_with(b));
    assert!(differences.contains(&difference) && differences.contains(&undo), "{difference} of 100, {undo} of 100");
    assert!(merged.contains(&merge), "{merge} of 100");
}

fn can_be_had<A: Debug, R>(arguments: &BoxedStrategy<A>, request: impl Fn(A) -> Result<R, Inexpressible>) -> u32 {
    let mut runner = TestRunner::deterministic();
    let mut draw = || arguments.new_tree(&mut runner).expect("arguments").current();
    (0..100).map(|_| u32::from(request(draw()).is_ok())).sum()
}

macro_rules! laws {
    ($($representation:ident::$resource:ident as $name:ident: $differences:expr, $merged:expr;)*) => {$(
        mod $name {
            use super::*;
            use crate::resources::$representation::$resource as T;

            proptest! {
                #![proptest_config(config())]

                #[test]
                fn the_difference_leads_from_one_to_the_other((from, to) in pair::<T>()) {
                    super::the_difference_leads_from_one_to_the_other(&from, &to)?;
                }

                #[test]
                fn of_equals_the_difference_is_empty(resource in T::any()) {
                    super::of_equals_the_difference_is_empty(&resource)?;
                }

                #[test]
                fn the_empty_request_is_neutral(request in T::request(), resource in T::any()) {
                    super::the_empty_request_is_neutral(&request, &resource)?;
                }

                #[test]
                fn merging_is_associative(a in T::request(), b in T::request(), c in T::request()) {
                    super::merging_is_associative::<T>(&[a, b, c])?;
                }

                #[test]
                fn merged_requests_do_what_both_do(resource in T::any(), a in T::request(), b in T::request()) {
                    super::merged_requests_do_what_both_do(&resource, &a, &b)?;
                }

                #[test]
                fn undoing_restores(resource in T::any(), request in T::request()) {
                    super::undoing_restores(&resource, &request)?;
                }

                #[test]
                fn applying_twice_is_applying_once(resource in T::any(), request in T::request()) {
                    super::applying_twice_is_applying_once(&resource, &request)?;
                }

                #[test]
                fn changed_fields_are_those_that_differ(resource in T::any(), request in T::request()) {
                    super::changed_fields_are_those_that_differ(&resource, &request)?;
                }
            }

            #[test]
            fn all_of_this_is_tried() {
                super::all_of_this_is_tried::<T>(&$differences, &$merged);
            }
        }
    )*};
}

laws! {
    patches::Flat as flat: SOME, ALL;
    options::Flat as flat_options: SOME, ALL;
    patches::Person as person: SOME, SOME;
    options::Person as person_options: SOME, SOME;
    patches::Node as node: SOME, SOME;
    options::Node as node_options: SOME, SOME;
    patches::Maps as maps: SOME, SOME;
    options::Maps as maps_options: SOME, SOME;
    patches::Json as json: SOME, SOME;
    options::Json as json_options: SOME, SOME;
    patches::Open as open: ALL, SOME;
    options::Open as open_options: ALL, SOME;
}

/// Whatever cannot be said about the parts of a secret: the pointers are to the secret, and that is one.
#[test]
fn a_secret_is_named_once() {
    #[derive(PartialEq, PatchRequest)]
    struct Key {
        #[patch(skip)]
        id: u8,
        owner: Option<String>,
        #[patch(merge)]
        limits: Value,
    }

    #[derive(PatchRequest)]
    struct Account {
        #[patch(nested, secret)]
        key: Key,
    }

    let from = Account { key: Key { id: 1, owner: Some("a".to_owned()), limits: json!({}) } };
    let to = Account { key: Key { id: 2, owner: None, limits: json!({"a": null, "b": null}) } };
    let error = UpdateAccountRequest::diff(&from, &to).expect_err("nothing of this can be said");
    assert_eq!(pointers(&error), ["/key"]);
}

/// `null` as a value of JSON can be neither read nor be a difference, but it can be written, applied and merged.
mod nulls {
    use super::*;
    use crate::generate::{options, patches};
    use crate::resources;

    proptest! {
        #![proptest_config(config())]

        #[test]
        fn obey_the_laws(
            resource in resources::patches::Json::any(),
            a in patches::json_request_with_nulls(),
            b in patches::json_request_with_nulls(),
            c in patches::json_request_with_nulls(),
        ) {
            all_of_them(&resource, &[a, b, c])?;
        }

        #[test]
        fn obey_the_laws_as_options(
            resource in resources::options::Json::any(),
            a in options::json_request_with_nulls(),
            b in options::json_request_with_nulls(),
            c in options::json_request_with_nulls(),
        ) {
            all_of_them(&resource, &[a, b, c])?;
        }
    }

    fn all_of_them<T: Resource>(resource: &T, requests: &[T::Request; 3]) -> TestCaseResult {
        let [a, b, _] = requests;
        the_empty_request_is_neutral(a, resource)?;
        merging_is_associative::<T>(requests)?;
        merged_requests_do_what_both_do(resource, a, b)?;
        undoing_restores(resource, a)?;
        applying_twice_is_applying_once(resource, a)?;
        changed_fields_are_those_that_differ(resource, a)
    }
}
