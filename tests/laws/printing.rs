//! A printed request says what the request says: reading it gives the same one back, and the laws hold on the wire.

use patch_runtime::PatchRequest;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use serde_json::Value;

use crate::generate::{Resource, config, pair};
use crate::shape::{Shape, print};

/// The same request by way of the wire.
fn sent<T: Resource>(request: &T::Request) -> Result<T::Request, String> {
    T::read(&serde_json::to_string(request).expect("a request prints"))
}

fn a_printed_request_is_read_as_itself<T: Resource>(request: &T::Request) -> TestCaseResult {
    let read = sent::<T>(request);
    prop_assert_eq!(read.as_ref(), Ok(request));
    prop_assert_eq!(read.map(|read| print(&read)), Ok(print(request)));
    Ok(())
}

fn it_does_the_same<T: Resource>(resource: &T, a: &T::Request, b: &T::Request) -> TestCaseResult {
    let (sent_a, sent_b) = (sent::<T>(a).map_err(TestCaseError::fail)?, sent::<T>(b).map_err(TestCaseError::fail)?);
    prop_assert_eq!(resource.applied(&sent_a), resource.applied(a));
    prop_assert_eq!(sent_a.undo_for(resource), a.undo_for(resource));
    let merged = a.clone().merged_with(b.clone());
    prop_assert_eq!(&sent_a.merged_with(sent_b), &merged);
    if let Ok(merged) = merged {
        prop_assert_eq!(sent::<T>(&merged), Ok(merged));
    }
    Ok(())
}

fn so_does_a_difference<T: Resource>(from: &T, to: &T) -> TestCaseResult {
    let Ok(difference) = T::Request::diff(from, to) else { return Ok(()) };
    let sent = sent::<T>(&difference);
    if sets_null(T::SHAPE, &print(to), &print(&difference)) {
        prop_assert_ne!(sent, Ok(difference));
        return Ok(());
    }
    prop_assert_eq!(sent.as_ref(), Ok(&difference));
    prop_assert_eq!(&from.applied(&difference), to);
    Ok(())
}

/// The exception: a value that prints as `null`, for which `null` is read.
fn sets_null(shape: &Shape, to: &Value, difference: &Value) -> bool {
    shape.members.iter().any(|member| [to, difference].iter().all(|value| value.get(member.name) == Some(&Value::Null)))
}

macro_rules! laws {
    ($($representation:ident::$resource:ident as $name:ident),* $(,)?) => {$(
        mod $name {
            use super::*;
            use crate::resources::$representation::$resource as T;

            proptest! {
                #![proptest_config(config())]

                #[test]
                fn a_printed_request_is_read_as_itself(request in T::request()) {
                    super::a_printed_request_is_read_as_itself::<T>(&request)?;
                }

                #[test]
                fn it_does_the_same(resource in T::any(), a in T::request(), b in T::request()) {
                    super::it_does_the_same(&resource, &a, &b)?;
                }

                #[test]
                fn so_does_a_difference((from, to) in pair::<T>()) {
                    super::so_does_a_difference(&from, &to)?;
                }
            }
        }
    )*};
}

laws! {
    patches::Flat as flat,
    options::Flat as flat_options,
    patches::Person as person,
    options::Person as person_options,
    patches::Node as node,
    options::Node as node_options,
    patches::Maps as maps,
    options::Maps as maps_options,
    patches::Json as json,
    options::Json as json_options,
    patches::Open as open,
    options::Open as open_options,
}

/// What prints as `null` is read as `null`: refused, taken for "clear", or for "delete this key".
mod null_as_a_value {
    use std::collections::BTreeMap;

    use patch_runtime::Patch;

    use super::*;
    use crate::resources::{options, patches};

    #[test]
    fn is_refused_where_null_is() {
        for request in [
            patches::UpdateJsonRequest { any: Some(Value::Null), ..Default::default() },
            patches::UpdateJsonRequest { kept: Some(Value::Null), ..Default::default() },
            patches::UpdateJsonRequest { whole: Some(Value::Null), ..Default::default() },
        ] {
            let error = sent::<patches::Json>(&request).expect_err("null may not be here");
            assert!(error.contains("must not be null"), "{error}");
        }
    }

    #[test]
    fn is_taken_for_null() {
        let request = patches::UpdateJsonRequest {
            loose: Patch::Set(Value::Null),
            reset: Patch::Set(Value::Null),
            replaced: Patch::Set(Value::Null),
            ..Default::default()
        };
        let cleared = patches::UpdateJsonRequest {
            loose: Patch::Clear,
            reset: Patch::Clear,
            replaced: Patch::Clear,
            ..Default::default()
        };
        assert_eq!(sent::<patches::Json>(&request), Ok(cleared));

        let request = options::UpdateJsonRequest { replaced: Some(Some(Value::Null)), ..Default::default() };
        let cleared = options::UpdateJsonRequest { replaced: Some(None), ..Default::default() };
        assert_eq!(sent::<options::Json>(&request), Ok(cleared));
    }

    #[test]
    fn is_taken_for_the_end_of_a_key() {
        #[derive(PatchRequest)]
        struct Prices {
            #[patch(merge)]
            of: BTreeMap<String, Value>,
        }

        let from = Prices { of: BTreeMap::new() };
        let to = Prices { of: [("a".to_owned(), Value::Null)].into() };
        let request = UpdatePricesRequest::diff(&from, &to).expect("it can be done, if not be printed");
        let text = serde_json::to_string(&request).expect("a request prints");
        assert_eq!(text, r#"{"of":{"a":null}}"#);
        let read: UpdatePricesRequest = serde_json::from_str(&text).expect("a request");
        assert_ne!(read, request);
        assert_eq!(read.of.expect("a map")["a"], None);
    }
}
