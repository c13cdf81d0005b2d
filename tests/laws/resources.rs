//! What the laws are about: resources with every kind of field, once with requests of `Patch` fields (`patches`) and once
//! of double options (`options`). A resource prints what it holds and leaves out what is `None`, so that two of them are
//! equal exactly if they print the same.
#![allow(dead_code, reason = "no law is about builders")]

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A struct that replaces as a whole, wherever it is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Point {
    pub(crate) x: u8,
    pub(crate) y: u8,
}

/// What a map is reset to.
pub(crate) fn first_prices() -> BTreeMap<String, u8> {
    [("a".to_owned(), 1), ("b".to_owned(), 2)].into()
}

/// What a JSON value is reset to.
pub(crate) fn first_settings() -> Value {
    json!({"a": {"b": 1}, "c": null})
}

macro_rules! resources {
    ($representation:ident $(, $word:ident = $value:tt)?) => {
        pub(crate) mod $representation {
            use std::collections::{BTreeMap, HashMap};

            use patch_runtime::PatchRequest;
            use serde::Serialize;
            use serde_json::{Map, Value};

            use super::{Point, first_prices, first_settings};

            /// Fields that replace, with rules that no law asks for.
            #[derive(Clone, Debug, PartialEq, Serialize, PatchRequest)]
            #[patch($($word = $value,)? non_empty, request_only {
                #[patch(nullable, secret)]
                password: String,
                #[patch(requires(password))]
                notify: bool,
            })]
            pub(crate) struct Flat {
                #[patch(skip)]
                pub(crate) id: u8,
                #[patch(required)]
                pub(crate) version: u8,
                pub(crate) name: String,
                #[patch(nullable, requires(name))]
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) nickname: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) email: Option<String>,
                #[patch(nullable, default)]
                pub(crate) theme: String,
                #[patch(nullable, default = 2)]
                pub(crate) level: u8,
                pub(crate) tags: Vec<u8>,
                pub(crate) place: Point,
                #[patch(nullable)]
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) spot: Option<Point>,
                #[serde(rename = "e/ma~il", skip_serializing_if = "Option::is_none")]
                pub(crate) odd: Option<bool>,
            }

            /// The innermost of three.
            #[derive(Clone, Debug, Default, PartialEq, Serialize, PatchRequest)]
            #[patch($($word = $value)?)]
            pub(crate) struct Geo {
                #[patch(skip)]
                pub(crate) seen: u8,
                pub(crate) lat: i8,
                #[patch(nullable)]
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) note: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) zone: Option<String>,
                #[patch(merge, nullable)]
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) meta: Option<Value>,
                #[patch(merge)]
                pub(crate) labels: BTreeMap<String, u8>,
            }

            /// The one in the middle, whose `Default` has values where requests cannot clear.
            #[derive(Clone, Debug, PartialEq, Serialize, PatchRequest)]
            #[patch($($word = $value)?)]
            pub(crate) struct Address {
                #[patch(skip)]
                pub(crate) id: u8,
                pub(crate) street: String,
                #[patch(nullable)]
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) zip: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) po: Option<String>,
                #[patch(nested)]
                pub(crate) geo: Geo,
                #[patch(nested, nullable)]
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) alt: Option<Geo>,
            }

            impl Default for Address {
                fn default() -> Self {
                    Self {
                        id: 0,
                        street: "a".to_owned(),
                        zip: Some("a".to_owned()),
                        po: Some("a".to_owned()),
                        geo: Geo { lat: 1, ..Geo::default() },
                        alt: Some(Geo::default()),
                    }
                }
            }

            impl Address {
                pub(crate) fn office() -> Self {
                    Self { id: 1, po: None, alt: None, ..Self::default() }
                }
            }

            /// Structs in structs in a struct.
            #[derive(Clone, Debug, PartialEq, Serialize, PatchRequest)]
            #[patch($($word = $value,)? request_only {
                #[patch(nested)]
                guess: Geo,
                #[patch(nested, nullable)]
                hint: Geo,
            })]
            pub(crate) struct Person {
                pub(crate) name: String,
                #[patch(nested)]
                pub(crate) home: Address,
                #[patch(nested, nullable)]
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) work: Option<Address>,
                #[patch(nested)]
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) old: Option<Geo>,
                #[patch(nested, nullable, default)]
                pub(crate) bill: Geo,
                #[patch(nested, nullable, default = Address::office())]
                pub(crate) billing: Address,
                #[patch(nested, secret)]
                pub(crate) seat: Box<Geo>,
            }

            /// A struct in itself.
            #[derive(Clone, Debug, Default, PartialEq, Serialize, PatchRequest)]
            #[patch($($word = $value)?)]
            pub(crate) struct Node {
                pub(crate) value: u8,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) label: Option<String>,
                #[patch(nested, nullable)]
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) next: Option<Box<Node>>,
                #[patch(nested)]
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) other: Option<Box<Node>>,
            }

            /// Maps.
            #[derive(Clone, Debug, PartialEq, Serialize, PatchRequest)]
            #[patch($($word = $value,)? request_only {
                #[patch(merge)]
                only: BTreeMap<String, u8>,
                #[patch(merge, nullable)]
                hint: HashMap<String, u8>,
            })]
            pub(crate) struct Maps {
                #[patch(merge)]
                pub(crate) sorted: BTreeMap<String, u8>,
                #[patch(merge)]
                pub(crate) hashed: HashMap<String, String>,
                #[patch(merge)]
                pub(crate) numbered: BTreeMap<u8, Point>,
                #[patch(merge, nullable)]
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) maybe: Option<BTreeMap<String, Vec<u8>>>,
                #[patch(merge)]
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) kept: Option<HashMap<String, u8>>,
                #[patch(merge, nullable, default)]
                pub(crate) emptied: HashMap<String, u8>,
                #[patch(merge, nullable, default = first_prices())]
                pub(crate) reset: BTreeMap<String, u8>,
                pub(crate) whole: BTreeMap<String, u8>,
            }

            /// Free-form JSON.
            #[derive(Clone, Debug, PartialEq, Serialize, PatchRequest)]
            #[patch($($word = $value,)? request_only {
                #[patch(merge)]
                only: Value,
                #[patch(merge, nullable)]
                hint: Map<String, Value>,
            })]
            pub(crate) struct Json {
                #[patch(merge)]
                pub(crate) any: Value,
                #[patch(merge, nullable, secret)]
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) loose: Option<Value>,
                #[patch(merge)]
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) kept: Option<Value>,
                #[patch(merge)]
                pub(crate) object: Map<String, Value>,
                #[patch(merge, nullable)]
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) members: Option<Map<String, Value>>,
                #[patch(merge)]
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) entries: Option<Map<String, Value>>,
                #[patch(merge, nullable, default)]
                pub(crate) emptied: Value,
                #[patch(merge, nullable, default = first_settings())]
                pub(crate) reset: Value,
                pub(crate) whole: Value,
                #[patch(nullable)]
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) replaced: Option<Value>,
            }

            /// Everything may be absent, so that its `Default` prints as `{}`.
            #[derive(Clone, Debug, Default, PartialEq, Serialize, PatchRequest)]
            #[patch($($word = $value,)? nullable)]
            pub(crate) struct Open {
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) name: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) list: Option<Vec<Point>>,
                #[patch(merge)]
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) sorted: Option<BTreeMap<String, u8>>,
                #[patch(merge)]
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) hashed: Option<HashMap<String, Point>>,
                #[patch(merge)]
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) json: Option<Value>,
                #[patch(merge)]
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) object: Option<Map<String, Value>>,
                #[patch(nested)]
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) left: Option<Box<Open>>,
                #[patch(nested)]
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) right: Option<Box<Open>>,
            }
        }
    };
}

resources!(patches);
resources!(options, repr = "option");
