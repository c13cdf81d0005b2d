//! Resources and requests to try. Values are few, so that two of them are often equal.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;
use std::hash::Hash;

use patch_runtime::{DiffRequest, Patch, PatchRequest, Unchecked};
use proptest::prelude::*;
use proptest::test_runner::RngAlgorithm;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::resources::Point;
use crate::shape::{self, Home, Keys, Kind, Member, Shape};

/// What the laws ask of a resource.
pub(crate) trait Resource: Clone + PartialEq + Debug + Serialize + 'static {
    type Request: DiffRequest<Resource = Self> + Clone + PartialEq + Debug + Serialize + 'static;

    const SHAPE: &'static Shape;

    fn any() -> BoxedStrategy<Self>;

    /// No value in it prints as `null`.
    fn request() -> BoxedStrategy<Self::Request>;

    /// Reads a request whatever its rules say, by way of a text and of a `Value`.
    fn read(text: &str) -> Result<Self::Request, String>;

    fn applied(&self, request: &Self::Request) -> Self {
        let mut resource = self.clone();
        request.clone().apply_to(&mut resource);
        resource
    }
}

/// Every choice between strategies seeds a generator of its own, which takes longer than all the rest with the usual one.
pub(crate) fn config() -> ProptestConfig {
    ProptestConfig { rng_algorithm: RngAlgorithm::XorShift, ..ProptestConfig::default() }
}

pub(crate) fn text() -> impl Strategy<Value = String> + Clone {
    prop::sample::select(vec!["", "a", "b"]).prop_map(str::to_owned)
}

/// Some have to be escaped in pointers.
pub(crate) fn key() -> impl Strategy<Value = String> + Clone {
    prop::sample::select(vec!["a", "b", "c/~"]).prop_map(str::to_owned)
}

fn number() -> impl Strategy<Value = u8> + Clone {
    0..4_u8
}

fn numbers() -> impl Strategy<Value = Vec<u8>> + Clone {
    prop::collection::vec(number(), 0..3)
}

pub(crate) fn point() -> impl Strategy<Value = Point> + Clone {
    (number(), number()).prop_map(|(x, y)| Point { x, y })
}

/// A field that only a mistake would change; most often the same, since every difference is an error.
fn skipped() -> impl Strategy<Value = u8> {
    prop_oneof![40 => Just(0), 1 => Just(1)]
}

fn maybe<T: Debug>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Option<T>> {
    prop::option::of(value)
}

/// An optional field that cannot be cleared; most often there, for the same reason.
fn kept<T: Debug>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Option<T>> {
    prop::option::weighted(0.9, value)
}

/// What a request says of a field that cannot be cleared.
fn slot<T: Debug>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Option<T>> {
    prop::option::weighted(0.4, value)
}

/// What a request says of a field that can, in either representation.
fn nullable<T: Debug, S: From<Patch<T>> + Debug>(value: impl Strategy<Value = T>) -> impl Strategy<Value = S> {
    let patch = prop::option::weighted(0.5, prop::option::weighted(0.75, value));
    patch.prop_map(|patch| Patch::from_option(patch).into())
}

fn sorted<K: Debug + Ord, V: Debug>(
    key: impl Strategy<Value = K>,
    value: impl Strategy<Value = V>,
) -> impl Strategy<Value = BTreeMap<K, V>> {
    prop::collection::vec((key, value), 0..4).prop_map(|entries| entries.into_iter().collect())
}

fn hashed<K: Debug + Eq + Hash, V: Debug>(
    key: impl Strategy<Value = K>,
    value: impl Strategy<Value = V>,
) -> impl Strategy<Value = HashMap<K, V>> {
    prop::collection::vec((key, value), 0..4).prop_map(|entries| entries.into_iter().collect())
}

/// JSON in which there is a `null` for so many other leaves.
fn json_of(depth: u32, nulls: u32) -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        2 => number().prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        2 => text().prop_map(Value::from),
        1 => prop::sample::select(vec![0.5, -1.0]).prop_map(Value::from),
        // The last, because failures shrink towards the first even from a weight of nothing.
        2 * nulls => Just(Value::Null),
    ];
    if depth == 0 {
        return leaf.boxed();
    }
    prop_oneof![
        2 => leaf,
        1 => prop::collection::vec(json_of(0, 1), 0..2).prop_map(Value::from),
        4 => json_object_of(depth - 1, nulls).prop_map(Value::Object),
    ]
    .boxed()
}

fn json_object_of(depth: u32, nulls: u32) -> BoxedStrategy<Map<String, Value>> {
    prop::collection::vec((key(), json_of(depth, nulls)), 0..3)
        .prop_map(|members| members.into_iter().collect())
        .boxed()
}

/// JSON that is stored; the few nulls in objects are those that no merge can put there.
pub(crate) fn json() -> BoxedStrategy<Value> {
    prop_oneof![10 => json_of(3, 0), 2 => json_of(3, 1), 1 => Just(Value::Null)].boxed()
}

fn json_object() -> BoxedStrategy<Map<String, Value>> {
    prop_oneof![5 => json_object_of(2, 0), 1 => json_object_of(2, 1)].boxed()
}

/// JSON that is merged; the outermost is not `null`, which is no value.
fn merge_patch() -> BoxedStrategy<Value> {
    prop_oneof![1 => json_of(0, 0), 4 => json_object_of(2, 2).prop_map(Value::Object)].boxed()
}

fn whole_json() -> BoxedStrategy<Value> {
    prop_oneof![1 => json_of(0, 0), 1 => json_object_of(1, 1).prop_map(Value::Object)].boxed()
}

/// A struct, from what makes each of its fields.
macro_rules! fields {
    ($($path:ident)::+ { $($field:ident: $strategy:expr),* $(,)? }) => {
        ($($strategy,)*).prop_map(|($($field,)*)| $($path)::+ { $($field),* }).boxed()
    };
}

/// The same in both representations.
macro_rules! strategies {
    ($representation:ident) => {
        pub(crate) mod $representation {
            use super::*;
            use crate::resources::$representation::*;

            /// Requests in which JSON may be set to `null`, as only code can do.
            pub(crate) fn json_request_with_nulls() -> BoxedStrategy<UpdateJsonRequest> {
                (Json::request(), any::<[bool; 6]>())
                    .prop_map(|(mut request, nulls)| {
                        let plain = [&mut request.any, &mut request.kept, &mut request.whole];
                        let clearable = [&mut request.loose, &mut request.reset, &mut request.replaced];
                        for (slot, _) in plain.into_iter().zip(nulls).filter(|(_, null)| *null) {
                            *slot = Some(Value::Null);
                        }
                        for (slot, _) in clearable.into_iter().zip(&nulls[3..]).filter(|(_, null)| **null) {
                            *slot = Patch::Set(Value::Null).into();
                        }
                        request
                    })
                    .boxed()
            }

            pub(crate) fn geo() -> BoxedStrategy<Geo> {
                fields!(Geo {
                    seen: skipped(),
                    lat: -1..2_i8,
                    note: maybe(text()),
                    zone: kept(text()),
                    meta: maybe(json_of(1, 0)),
                    labels: sorted(key(), number()),
                })
            }

            pub(crate) fn geo_request() -> BoxedStrategy<UpdateGeoRequest> {
                fields!(UpdateGeoRequest {
                    lat: slot(-1..2_i8),
                    note: nullable(text()),
                    zone: slot(text()),
                    meta: nullable(merge_patch()),
                    labels: slot(sorted(key(), maybe(number()))),
                })
            }

            pub(crate) fn address() -> BoxedStrategy<Address> {
                fields!(Address {
                    id: skipped(),
                    street: text(),
                    zip: maybe(text()),
                    po: kept(text()),
                    geo: geo(),
                    alt: maybe(geo()),
                })
            }

            pub(crate) fn address_request() -> BoxedStrategy<UpdateAddressRequest> {
                fields!(UpdateAddressRequest {
                    street: slot(text()),
                    zip: nullable(text()),
                    po: slot(text()),
                    geo: slot(geo_request()),
                    alt: nullable(geo_request()),
                })
            }

            /// What resets to an office by changes that no request can make, and by those alone.
            fn almost_an_office() -> impl Strategy<Value = Address> {
                (0..2_u8, maybe(text())).prop_map(|(id, po)| Address { id, po, ..Address::office() })
            }

            pub(crate) fn node(depth: u32) -> BoxedStrategy<Node> {
                let (next, other) = match depth {
                    0 => (Just(None).boxed(), Just(None).boxed()),
                    _ => (
                        maybe(node(depth - 1).prop_map(Box::new)).boxed(),
                        kept(node(depth - 1).prop_map(Box::new)).boxed(),
                    ),
                };
                fields!(Node { value: number(), label: kept(text()), next: next, other: other })
            }

            pub(crate) fn node_request(depth: u32) -> BoxedStrategy<UpdateNodeRequest> {
                let (next, other) = match depth {
                    0 => (nullable(Just(Box::default())).boxed(), slot(Just(Box::default())).boxed()),
                    _ => (
                        nullable(node_request(depth - 1).prop_map(Box::new)).boxed(),
                        slot(node_request(depth - 1).prop_map(Box::new)).boxed(),
                    ),
                };
                fields!(UpdateNodeRequest { value: slot(number()), label: slot(text()), next: next, other: other })
            }

            pub(crate) fn open(depth: u32) -> BoxedStrategy<Open> {
                let inner = || match depth {
                    0 => Just(None).boxed(),
                    _ => maybe(open(depth - 1).prop_map(Box::new)).boxed(),
                };
                fields!(Open {
                    name: maybe(text()),
                    list: maybe(prop::collection::vec(point(), 0..3)),
                    sorted: maybe(sorted(key(), number())),
                    hashed: maybe(hashed(key(), point())),
                    json: maybe(json_of(2, 0)),
                    object: maybe(json_object_of(1, 0)),
                    left: inner(),
                    right: inner(),
                })
            }

            pub(crate) fn open_request(depth: u32) -> BoxedStrategy<UpdateOpenRequest> {
                let inner = || match depth {
                    0 => nullable(Just(Box::default())).boxed(),
                    _ => nullable(open_request(depth - 1).prop_map(Box::new)).boxed(),
                };
                fields!(UpdateOpenRequest {
                    name: nullable(text()),
                    list: nullable(prop::collection::vec(point(), 0..3)),
                    sorted: nullable(sorted(key(), maybe(number()))),
                    hashed: nullable(hashed(key(), maybe(point()))),
                    json: nullable(merge_patch()),
                    object: nullable(json_object_of(1, 2)),
                    left: inner(),
                    right: inner(),
                })
            }

            resource!($representation, Flat, UpdateFlatRequest, shape::FLAT, {
                id: skipped(),
                version: number(),
                name: text(),
                nickname: maybe(text()),
                email: kept(text()),
                theme: text(),
                level: number(),
                tags: numbers(),
                place: point(),
                spot: maybe(point()),
                odd: kept(any::<bool>()),
            }, {
                version: slot(number()),
                name: slot(text()),
                nickname: nullable(text()),
                email: slot(text()),
                theme: nullable(text()),
                level: nullable(number()),
                tags: slot(numbers()),
                place: slot(point()),
                spot: nullable(point()),
                odd: slot(any::<bool>()),
                password: nullable(text()),
                notify: slot(any::<bool>()),
            });
            resource!($representation, Person, UpdatePersonRequest, shape::PERSON, {
                name: text(),
                home: address(),
                work: maybe(address()),
                old: kept(geo()),
                bill: geo(),
                billing: prop_oneof![2 => address(), 1 => almost_an_office()],
                seat: geo().prop_map(Box::new),
            }, {
                name: slot(text()),
                home: slot(address_request()),
                work: nullable(address_request()),
                old: slot(geo_request()),
                bill: nullable(geo_request()),
                billing: nullable(address_request()),
                seat: slot(geo_request().prop_map(Box::new)),
                guess: slot(geo_request()),
                hint: nullable(geo_request()),
            });
            resource!($representation, Maps, UpdateMapsRequest, shape::MAPS, {
                sorted: sorted(key(), number()),
                hashed: hashed(key(), text()),
                numbered: sorted(number(), point()),
                maybe: maybe(sorted(key(), numbers())),
                kept: kept(hashed(key(), number())),
                emptied: hashed(key(), number()),
                reset: sorted(key(), number()),
                whole: sorted(key(), number()),
            }, {
                sorted: slot(sorted(key(), maybe(number()))),
                hashed: slot(hashed(key(), maybe(text()))),
                numbered: slot(sorted(number(), maybe(point()))),
                maybe: nullable(sorted(key(), maybe(numbers()))),
                kept: slot(hashed(key(), maybe(number()))),
                emptied: nullable(hashed(key(), maybe(number()))),
                reset: nullable(sorted(key(), maybe(number()))),
                whole: slot(sorted(key(), number())),
                only: slot(sorted(key(), maybe(number()))),
                hint: nullable(hashed(key(), maybe(number()))),
            });
            resource!($representation, Json, UpdateJsonRequest, shape::JSON, {
                any: json(),
                loose: maybe(json()),
                kept: kept(json()),
                object: json_object(),
                members: maybe(json_object()),
                entries: kept(json_object()),
                emptied: json_of(2, 0),
                reset: json_of(2, 0),
                whole: json(),
                replaced: maybe(json()),
            }, {
                any: slot(merge_patch()),
                loose: nullable(merge_patch()),
                kept: slot(merge_patch()),
                object: slot(json_object_of(2, 2)),
                members: nullable(json_object_of(2, 2)),
                entries: slot(json_object_of(2, 2)),
                emptied: nullable(merge_patch()),
                reset: nullable(merge_patch()),
                whole: slot(whole_json()),
                replaced: nullable(whole_json()),
                only: slot(merge_patch()),
                hint: nullable(json_object_of(1, 2)),
            });
            resource!($representation, Node, UpdateNodeRequest, shape::NODE, node(2), node_request(2));
            resource!($representation, Open, UpdateOpenRequest, shape::OPEN, open(1), open_request(1));
        }
    };
}

macro_rules! resource {
    ($representation:ident, $name:ident, $request:ident, $shape:expr, { $($fields:tt)* }, { $($slots:tt)* }) => {
        resource!(
            $representation, $name, $request, $shape, fields!($name { $($fields)* }), fields!($request { $($slots)* })
        );
    };
    ($representation:ident, $name:ident, $request:ident, $shape:expr, $any:expr, $any_request:expr) => {
        impl Resource for $name {
            type Request = $request;

            const SHAPE: &'static Shape = &$shape;

            fn any() -> BoxedStrategy<Self> {
                $any
            }

            fn request() -> BoxedStrategy<$request> {
                $any_request
            }

            fn read(text: &str) -> Result<$request, String> {
                let from_str = serde_json::from_str::<Unchecked<$request>>(text);
                let value: Value = serde_json::from_str(text).expect("JSON");
                let from_value = serde_json::from_value::<Unchecked<$request>>(value);
                assert_eq!(from_str.as_ref().ok(), from_value.as_ref().ok(), "from_value differs on {text}");
                from_str.map(|request| request.0).map_err(|error| error.to_string())
            }
        }
    };
}

/// Two states of a resource: strangers, twins, and before and after a request.
pub(crate) fn pair<T: Resource>() -> BoxedStrategy<(T, T)> {
    let applied = || {
        (T::any(), T::request()).prop_map(|(resource, request)| {
            let changed = resource.applied(&request);
            (resource, changed)
        })
    };
    prop_oneof![
        2 => (T::any(), T::any()),
        1 => T::any().prop_map(|resource| (resource.clone(), resource)),
        4 => applied(),
        2 => applied().prop_map(|(before, after)| (after, before)),
    ]
    .boxed()
}

/// Patches of one shape. Most of them do nothing but what RFC 7396 says, too.
pub(crate) fn patch(shape: &'static Shape, depth: u32) -> BoxedStrategy<Value> {
    let mut members: Vec<BoxedStrategy<Option<(String, Value)>>> = Vec::new();
    for Member { name, home, kind, .. } in shape.members {
        let (null, value) = match home {
            Home::Clears => (30, 50),
            Home::Resets(_) => (5, 60),
            Home::Plain | Home::Optional => (1, 60),
            Home::Only | Home::OnlyClears => (1, 5),
            Home::Skipped => (0, 1),
        };
        let values = match kind {
            Kind::Nested(_) if depth == 0 => Just(Value::Object(Map::new())).boxed(),
            Kind::Nested(shape) => patch(shape, depth - 1),
            Kind::Value(values) => values(),
            Kind::Map(values, Keys::Texts) => map_patch(key(), values()),
            Kind::Map(values, Keys::Numbers) => map_patch(number().prop_map(|number| number.to_string()), values()),
            Kind::Json => merge_patch(),
            Kind::Object => json_object_of(2, 2).prop_map(Value::Object).boxed(),
        };
        let value = prop_oneof![60 => Just(None), value => values.prop_map(Some), null => Just(Some(Value::Null))];
        members.push(value.prop_map(|value| value.map(|value| ((*name).to_owned(), value))).boxed());
    }
    members.push(prop_oneof![200 => Just(None), 1 => Just(Some(("unknown".to_owned(), Value::from(1))))].boxed());
    members.prop_map(|members| Value::Object(members.into_iter().flatten().collect())).boxed()
}

fn map_patch(key: impl Strategy<Value = String> + 'static, value: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    let members = prop::collection::vec((key, prop_oneof![3 => value, 1 => Just(Value::Null)]), 0..4);
    members.prop_map(|members| Value::Object(members.into_iter().collect())).boxed()
}

strategies!(patches);
strategies!(options);
