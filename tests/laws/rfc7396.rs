//! Applying a request does what RFC 7396 does with its body, on resources that print what they hold and in that order:
//! against another implementation of the RFC, and by the test cases of the RFC itself.

use std::collections::BTreeSet;

use patch_runtime::PatchRequest;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{TestCaseResult, TestRunner};
use serde_json::Value;

use crate::exceptions::{Exception, found_in, made_up_for};
use crate::generate::{Resource, config, patch};
use crate::shape::print;

fn applying_is_merging<T: Resource>(resource: &T, patch: &Value) -> TestCaseResult {
    let document = print(resource);
    let exceptions = found_in(T::SHAPE, &document, patch);
    let request = T::read(&patch.to_string());
    prop_assert_eq!(request.is_err(), exceptions.iter().any(|exception| exception.refuses()), "{:?}", request);
    if let (Ok(request), true) = (request, are_comparable(&exceptions)) {
        let (mut document, patch) = made_up_for(T::SHAPE, document, patch.clone());
        json_patch::merge(&mut document, &patch);
        prop_assert_eq!(print(&resource.applied(&request)), document);
    }
    Ok(())
}

fn are_comparable(exceptions: &BTreeSet<Exception>) -> bool {
    exceptions.iter().all(|exception| exception.is_made_up_for())
}

/// How many of 100 patches are compared, and how many of those as they are.
fn tried<T: Resource>(depth: u32) -> (u32, u32) {
    let mut runner = TestRunner::deterministic();
    let pairs = (T::any(), patch(T::SHAPE, depth));
    let (mut compared, mut unchanged) = (0, 0);
    for _ in 0..100 {
        let (resource, patch) = pairs.new_tree(&mut runner).expect("a pair").current();
        let exceptions = found_in(T::SHAPE, &print(&resource), &patch);
        compared += u32::from(are_comparable(&exceptions));
        unchanged += u32::from(exceptions.is_empty() && patch != Value::Object(serde_json::Map::new()));
    }
    (compared, unchanged)
}

macro_rules! laws {
    ($($representation:ident::$resource:ident as $name:ident, $depth:literal deep;)*) => {$(
        mod $name {
            use super::*;
            use crate::resources::$representation::$resource as T;

            proptest! {
                #![proptest_config(ProptestConfig { cases: 2 * config().cases, ..config() })]

                #[test]
                fn applying_is_merging(resource in T::any(), patch in patch(T::SHAPE, $depth)) {
                    super::applying_is_merging(&resource, &patch)?;
                }
            }

            #[test]
            fn most_patches_are_compared() {
                let (compared, unchanged) = tried::<T>($depth);
                assert!(compared >= 60 && unchanged >= 25, "{compared}, {unchanged} as they are");
            }
        }
    )*};
}

laws! {
    patches::Flat as flat, 0 deep;
    options::Flat as flat_options, 0 deep;
    patches::Person as person, 2 deep;
    options::Person as person_options, 2 deep;
    patches::Node as node, 3 deep;
    options::Node as node_options, 3 deep;
    patches::Maps as maps, 0 deep;
    options::Maps as maps_options, 0 deep;
    patches::Json as json, 0 deep;
    options::Json as json_options, 0 deep;
    patches::Open as open, 2 deep;
    options::Open as open_options, 2 deep;
}

/// Appendix A of the RFC: a document, a patch, and the result.
const APPENDIX_A: [[&str; 3]; 15] = [
    [r#"{"a":"b"}"#, r#"{"a":"c"}"#, r#"{"a":"c"}"#],
    [r#"{"a":"b"}"#, r#"{"b":"c"}"#, r#"{"a":"b","b":"c"}"#],
    [r#"{"a":"b"}"#, r#"{"a":null}"#, "{}"],
    [r#"{"a":"b","b":"c"}"#, r#"{"a":null}"#, r#"{"b":"c"}"#],
    [r#"{"a":["b"]}"#, r#"{"a":"c"}"#, r#"{"a":"c"}"#],
    [r#"{"a":"c"}"#, r#"{"a":["b"]}"#, r#"{"a":["b"]}"#],
    [r#"{"a":{"b":"c"}}"#, r#"{"a":{"b":"d","c":null}}"#, r#"{"a":{"b":"d"}}"#],
    [r#"{"a":[{"b":"c"}]}"#, r#"{"a":[1]}"#, r#"{"a":[1]}"#],
    [r#"["a","b"]"#, r#"["c","d"]"#, r#"["c","d"]"#],
    [r#"{"a":"b"}"#, r#"["c"]"#, r#"["c"]"#],
    [r#"{"a":"foo"}"#, "null", "null"],
    [r#"{"a":"foo"}"#, r#""bar""#, r#""bar""#],
    [r#"{"e":null}"#, r#"{"a":1}"#, r#"{"e":null,"a":1}"#],
    ["[1,2]", r#"{"a":"b","c":null}"#, r#"{"a":"b"}"#],
    ["{}", r#"{"a":{"bb":{"ccc":null}}}"#, r#"{"a":{"bb":{}}}"#],
];

mod appendix_a {
    use serde_json::Map;

    use super::*;

    #[derive(PatchRequest)]
    struct Loose {
        #[patch(merge, nullable)]
        value: Option<Value>,
    }

    #[derive(PatchRequest)]
    #[patch(repr = "option")]
    struct Double {
        #[patch(merge, nullable)]
        value: Option<Value>,
    }

    #[derive(PatchRequest)]
    struct Plain {
        #[patch(merge)]
        value: Value,
    }

    #[derive(PatchRequest)]
    struct Object {
        #[patch(merge)]
        value: Map<String, Value>,
    }

    fn json(text: &str) -> Value {
        serde_json::from_str(text).expect(text)
    }

    fn body(patch: &str) -> String {
        format!(r#"{{"value":{patch}}}"#)
    }

    /// The whole of it on a field that `null` clears.
    #[test]
    fn holds_where_null_clears() {
        for [document, patch, result] in APPENDIX_A {
            // No document and the document `null` are one to a field that may be absent.
            let result = Some(json(result)).filter(|result| !result.is_null());

            let mut loose = Loose { value: Some(json(document)) };
            serde_json::from_str::<UpdateLooseRequest>(&body(patch)).expect(patch).apply_to(&mut loose);
            assert_eq!(loose.value, result, "{document} {patch}");

            let mut double = Double { value: Some(json(document)) };
            serde_json::from_str::<UpdateDoubleRequest>(&body(patch)).expect(patch).apply_to(&mut double);
            assert_eq!(double.value, result, "{document} {patch}");
        }
    }

    /// And on one that always has a value, but for the patch `null`.
    #[test]
    fn holds_where_there_is_always_a_value() {
        let mut refused = 0;
        for [document, patch, result] in APPENDIX_A {
            let mut plain = Plain { value: json(document) };
            match serde_json::from_str::<UpdatePlainRequest>(&body(patch)) {
                Ok(request) => {
                    request.apply_to(&mut plain);
                    assert_eq!(plain.value, json(result), "{document} {patch}");
                }
                Err(error) => {
                    refused += 1;
                    assert_eq!(patch, "null", "{error}");
                }
            }
            // What code sets has no such limit.
            let mut plain = Plain { value: json(document) };
            UpdatePlainRequest { value: Some(json(patch)) }.apply_to(&mut plain);
            assert_eq!(plain.value, json(result), "{document} {patch}");
        }
        assert_eq!(refused, 1);
    }

    /// And, as far as it is about objects, on an object.
    #[test]
    fn holds_for_objects() {
        let mut compared = 0;
        for [document, patch, result] in APPENDIX_A.map(|case| case.map(json)) {
            let (Value::Object(document), Value::Object(_)) = (document, &patch) else { continue };
            let mut object = Object { value: document };
            let request: UpdateObjectRequest = serde_json::from_str(&body(&patch.to_string())).expect("an object");
            request.apply_to(&mut object);
            assert_eq!(Value::Object(object.value), result, "{patch}");
            compared += 1;
        }
        assert_eq!(compared, 10);
    }
}
