//! Where a request is meant to do something else than RFC 7396 with its body: all of it, each with an example. Wherever
//! none of these is found the two agree.

use std::collections::{BTreeMap, BTreeSet};

use patch_runtime::{PatchRequest, Patchable};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::shape::{Home, Kind, Shape, print};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exception {
    /// A body that is no object is refused; the RFC has it replace the whole document.
    BodyIsNoObject,
    /// `null` for a field that cannot be cleared is refused; the RFC deletes the member.
    NullForWhatHasToBe,
    /// A member that no field is named after is refused; the RFC adds it.
    Unknown,
    /// The same under `allow_unknown`: it is left out.
    UnknownAllowed,
    /// A `skip`ped field cannot be named; the RFC replaces it.
    Skipped,
    /// A value of another type than the field's is refused; to the RFC one value is like another.
    OfAnotherType,
    /// Neither can what is merged into a struct or a map be anything but an object; the RFC replaces the struct.
    NoObjectForAStruct,
    /// Values are what their types make of them: a set sorts, an unknown member of a plain struct is lost.
    ReadByItsType,
    /// `null` resets what is `nullable, default`; the RFC deletes the member.
    Reset,
    /// `""` clears a field with `empty_as_null`; to the RFC it is a value.
    EmptyAsNull,
    /// An object replaces a struct that is not `nested`, and JSON that is not `merge`; the RFC always merges.
    Replaced,
    /// An object replaces a value of a typed map, too.
    MapValueReplaced,
    /// An object on an absent `nested` field starts from its `Default`; the RFC starts from `{}`.
    StartsFromDefault,
    /// A request-only member leaves no trace; the RFC adds it.
    RequestOnly,
    /// An alias is printed under the name of its field; the RFC adds a second member.
    Alias,
    /// A resource that prints `None` as `null` (no `skip_serializing_if`) does so when it is cleared; the RFC deletes.
    NoneIsPrinted,
}

impl Exception {
    /// Whether such a body is an error.
    pub(crate) fn refuses(self) -> bool {
        matches!(
            self,
            Self::BodyIsNoObject
                | Self::NullForWhatHasToBe
                | Self::Unknown
                | Self::Skipped
                | Self::OfAnotherType
                | Self::NoObjectForAStruct
        )
    }

    /// Whether [`made_up_for`] leaves nothing of it.
    pub(crate) fn is_made_up_for(self) -> bool {
        matches!(self, Self::Reset | Self::StartsFromDefault | Self::RequestOnly)
    }

    /// Whether a body comes to what is said here, and by the RFC to something else.
    #[track_caller]
    fn is<T>(self, mut resource: T, body: &Value, ours: Result<Value, &str>, theirs: &Value)
    where
        T: Patchable<Request: DeserializeOwned> + Serialize,
    {
        let mut document = print(&resource);
        json_patch::merge(&mut document, body);
        assert_eq!(document, *theirs, "{self:?} by the RFC");
        assert_ne!(ours.as_ref().ok(), Some(theirs), "{self:?} is none");
        assert_eq!(ours.is_err(), self.refuses(), "{self:?}");
        match (serde_json::from_value::<T::Request>(body.clone()), ours) {
            (Ok(request), Ok(ours)) => {
                request.apply_to(&mut resource);
                assert_eq!(print(&resource), ours, "{self:?} here");
            }
            (Err(error), Err(ours)) => assert!(error.to_string().contains(ours), "{self:?}: {error}"),
            (Ok(_), Err(_)) => panic!("{self:?} is not refused"),
            (Err(error), Ok(_)) => panic!("{self:?}: {error}"),
        }
    }
}

/// The exceptions in what a patch does to a document, both of this shape and of the right types.
pub(crate) fn found_in(shape: &Shape, document: &Value, patch: &Value) -> BTreeSet<Exception> {
    let mut found = BTreeSet::new();
    collect(shape, document, patch, &mut found);
    found
}

/// A document and a patch with which the RFC does what we do with these: what is absent has started and what is reset has
/// been, and nothing is for requests alone.
pub(crate) fn made_up_for(shape: &Shape, mut document: Value, mut patch: Value) -> (Value, Value) {
    for member in shape.in_requests() {
        let name = member.name;
        let Some(change) = patch.get_mut(name).map(Value::take) else { continue };
        let change = match (member.home, member.kind, change) {
            (Home::Only | Home::OnlyClears, ..) => None,
            (Home::Resets(value), _, Value::Null) => {
                document[name] = value();
                None
            }
            (_, Kind::Nested(shape), change @ Value::Object(_)) => {
                let stored = document.get_mut(name).map_or_else(shape.start, Value::take);
                let (stored, change) = made_up_for(shape, stored, change);
                document[name] = stored;
                Some(change)
            }
            (.., change) => Some(change),
        };
        match change {
            Some(change) => patch[name] = change,
            None => drop(patch.as_object_mut().and_then(|patch| patch.remove(name))),
        }
    }
    (document, patch)
}

fn collect(shape: &Shape, document: &Value, patch: &Value, found: &mut BTreeSet<Exception>) {
    let Value::Object(members) = patch else {
        found.insert(Exception::NoObjectForAStruct);
        return;
    };
    for (name, value) in members {
        let Some(member) = shape.member(name) else {
            found.insert(Exception::Unknown);
            continue;
        };
        found.extend(match (member.home, value) {
            (Home::Skipped, _) => Some(Exception::Skipped),
            (Home::Plain | Home::Optional | Home::Only, Value::Null) => Some(Exception::NullForWhatHasToBe),
            (Home::Resets(_), Value::Null) => Some(Exception::Reset),
            (Home::Only | Home::OnlyClears, _) => Some(Exception::RequestOnly),
            _ => None,
        });
        if value.is_null() {
            continue;
        }
        let stored = document.get(name);
        match member.kind {
            Kind::Value(_) => found.extend(is_changed_by_merging(stored, value).then_some(Exception::Replaced)),
            Kind::Nested(shape) => {
                let start = (shape.start)();
                if stored.is_none() && start != json!({}) {
                    found.insert(Exception::StartsFromDefault);
                }
                collect(shape, stored.unwrap_or(&start), value, found);
            }
            Kind::Map(..) => {
                let mut entries = value.as_object().into_iter().flatten().filter(|(_, value)| !value.is_null());
                let stored = |key: &str| stored.and_then(|stored| stored.get(key));
                if entries.any(|(key, value)| is_changed_by_merging(stored(key), value)) {
                    found.insert(Exception::MapValueReplaced);
                }
            }
            Kind::Json | Kind::Object => {}
        }
    }
}

/// Whether a value that replaces would be another one if it were merged.
fn is_changed_by_merging(stored: Option<&Value>, value: &Value) -> bool {
    let mut merged = stored.cloned().unwrap_or_default();
    json_patch::merge(&mut merged, value);
    merged != *value
}

#[test]
fn body_is_no_object() {
    #[derive(Serialize, PatchRequest)]
    struct Shop {
        name: String,
    }

    let shop = || Shop { name: "a".to_owned() };
    Exception::BodyIsNoObject.is(shop(), &json!(["b"]), Err("expected an object"), &json!(["b"]));
    Exception::BodyIsNoObject.is(shop(), &json!(null), Err("expected an object"), &json!(null));
}

#[test]
fn null_for_what_has_to_be() {
    #[derive(Serialize, PatchRequest)]
    struct Shop {
        name: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        phone: Option<String>,
        #[patch(merge)]
        notes: Value,
    }

    let shop = || Shop { name: "a".to_owned(), phone: Some("1".to_owned()), notes: json!("b") };
    for (field, theirs) in [
        ("name", json!({"phone": "1", "notes": "b"})),
        ("phone", json!({"name": "a", "notes": "b"})),
        ("notes", json!({"name": "a", "phone": "1"})),
    ] {
        Exception::NullForWhatHasToBe.is(shop(), &json!({field: null}), Err("must not be null"), &theirs);
    }
}

#[test]
fn unknown() {
    #[derive(Serialize, PatchRequest)]
    struct Shop {
        name: String,
    }

    let shop = Shop { name: "a".to_owned() };
    Exception::Unknown.is(shop, &json!({"nmae": "b"}), Err("nmae"), &json!({"name": "a", "nmae": "b"}));
}

#[test]
fn unknown_allowed() {
    #[derive(Serialize, PatchRequest)]
    #[patch(allow_unknown)]
    struct Shop {
        name: String,
    }

    let shop = Shop { name: "a".to_owned() };
    Exception::UnknownAllowed.is(
        shop,
        &json!({"nmae": "b"}),
        Ok(json!({"name": "a"})),
        &json!({"name": "a", "nmae": "b"}),
    );
}

#[test]
fn skipped() {
    #[derive(Serialize, PatchRequest)]
    struct Shop {
        #[patch(skip)]
        id: u8,
        name: String,
    }

    let shop = Shop { id: 1, name: "a".to_owned() };
    Exception::Skipped.is(shop, &json!({"id": 2}), Err("`id` cannot be changed"), &json!({"id": 2, "name": "a"}));
}

#[test]
fn of_another_type() {
    #[derive(Serialize, PatchRequest)]
    struct Shop {
        name: String,
        #[patch(merge)]
        prices: BTreeMap<String, u8>,
    }

    let shop = || Shop { name: "a".to_owned(), prices: BTreeMap::new() };
    Exception::OfAnotherType.is(
        shop(),
        &json!({"name": 1}),
        Err("expected a string"),
        &json!({"name": 1, "prices": {}}),
    );
    Exception::OfAnotherType.is(
        shop(),
        &json!({"prices": {"b": "1"}}),
        Err("expected u8"),
        &json!({"name": "a", "prices": {"b": "1"}}),
    );
}

#[test]
fn no_object_for_a_struct() {
    #[derive(Serialize, PatchRequest)]
    struct Town {
        name: String,
    }

    #[derive(Serialize, PatchRequest)]
    struct Shop {
        #[patch(nested)]
        town: Town,
        #[patch(merge)]
        prices: BTreeMap<String, u8>,
    }

    let shop = || Shop { town: Town { name: "a".to_owned() }, prices: BTreeMap::new() };
    Exception::NoObjectForAStruct.is(
        shop(),
        &json!({"town": "b"}),
        Err("expected an object"),
        &json!({"town": "b", "prices": {}}),
    );
    Exception::NoObjectForAStruct.is(
        shop(),
        &json!({"prices": []}),
        Err("expected a map"),
        &json!({"town": {"name": "a"}, "prices": []}),
    );
}

#[test]
fn read_by_its_type() {
    #[derive(Serialize, Deserialize)]
    struct Town {
        name: String,
    }

    #[derive(Serialize, PatchRequest)]
    struct Shop {
        tags: BTreeSet<u8>,
        town: Town,
    }

    let shop = || Shop { tags: BTreeSet::new(), town: Town { name: "a".to_owned() } };
    Exception::ReadByItsType.is(
        shop(),
        &json!({"tags": [2, 1, 2]}),
        Ok(json!({"tags": [1, 2], "town": {"name": "a"}})),
        &json!({"tags": [2, 1, 2], "town": {"name": "a"}}),
    );
    Exception::ReadByItsType.is(
        shop(),
        &json!({"town": {"name": "b", "zip": 1}}),
        Ok(json!({"tags": [], "town": {"name": "b"}})),
        &json!({"tags": [], "town": {"name": "b", "zip": 1}}),
    );
}

#[test]
fn reset() {
    #[derive(Default, Serialize, PatchRequest)]
    struct Town {
        name: String,
    }

    #[derive(Serialize, PatchRequest)]
    struct Shop {
        #[patch(nullable, default = 3)]
        stars: u8,
        #[patch(nested, nullable, default)]
        town: Town,
        #[patch(merge, nullable, default)]
        prices: BTreeMap<String, u8>,
    }

    let shop =
        || Shop { stars: 1, town: Town { name: "a".to_owned() }, prices: [("b".to_owned(), 1)].into_iter().collect() };
    let (stars, town, prices) = (json!(1), json!({"name": "a"}), json!({"b": 1}));
    Exception::Reset.is(
        shop(),
        &json!({"stars": null}),
        Ok(json!({"stars": 3, "town": town, "prices": prices})),
        &json!({"town": town, "prices": prices}),
    );
    Exception::Reset.is(
        shop(),
        &json!({"town": null}),
        Ok(json!({"stars": stars, "town": {"name": ""}, "prices": prices})),
        &json!({"stars": stars, "prices": prices}),
    );
    Exception::Reset.is(
        shop(),
        &json!({"prices": null}),
        Ok(json!({"stars": stars, "town": town, "prices": {}})),
        &json!({"stars": stars, "town": town}),
    );
}

#[test]
fn empty_as_null() {
    #[derive(Serialize, PatchRequest)]
    struct Shop {
        #[patch(nullable, empty_as_null)]
        #[serde(skip_serializing_if = "Option::is_none")]
        phone: Option<String>,
    }

    let shop = Shop { phone: Some("1".to_owned()) };
    Exception::EmptyAsNull.is(shop, &json!({"phone": ""}), Ok(json!({})), &json!({"phone": ""}));
}

#[test]
fn replaced() {
    #[derive(Serialize, Deserialize)]
    struct Town {
        name: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        zip: Option<u8>,
    }

    #[derive(Serialize, PatchRequest)]
    struct Shop {
        town: Town,
        notes: Value,
    }

    let shop = || Shop { town: Town { name: "a".to_owned(), zip: Some(1) }, notes: json!({"b": 2}) };
    Exception::Replaced.is(
        shop(),
        &json!({"town": {"name": "b"}}),
        Ok(json!({"town": {"name": "b"}, "notes": {"b": 2}})),
        &json!({"town": {"name": "b", "zip": 1}, "notes": {"b": 2}}),
    );
    Exception::Replaced.is(
        shop(),
        &json!({"notes": {"c": null}}),
        Ok(json!({"town": {"name": "a", "zip": 1}, "notes": {"c": null}})),
        &json!({"town": {"name": "a", "zip": 1}, "notes": {"b": 2}}),
    );
}

#[test]
fn map_value_replaced() {
    #[derive(Serialize, PatchRequest)]
    struct Shop {
        #[patch(merge)]
        prices: BTreeMap<String, BTreeMap<String, u8>>,
    }

    let shop = Shop { prices: [("a".to_owned(), [("b".to_owned(), 1)].into())].into() };
    Exception::MapValueReplaced.is(
        shop,
        &json!({"prices": {"a": {"c": 2}}}),
        Ok(json!({"prices": {"a": {"c": 2}}})),
        &json!({"prices": {"a": {"b": 1, "c": 2}}}),
    );
}

#[test]
fn starts_from_default() {
    #[derive(Default, Serialize, PatchRequest)]
    struct Town {
        name: String,
        zip: u8,
    }

    #[derive(Serialize, PatchRequest)]
    struct Shop {
        #[patch(nested, nullable)]
        #[serde(skip_serializing_if = "Option::is_none")]
        town: Option<Town>,
    }

    Exception::StartsFromDefault.is(
        Shop { town: None },
        &json!({"town": {"zip": 1}}),
        Ok(json!({"town": {"name": "", "zip": 1}})),
        &json!({"town": {"zip": 1}}),
    );
}

#[test]
fn request_only() {
    #[derive(Serialize, PatchRequest)]
    #[patch(request_only { reason: String })]
    struct Shop {
        name: String,
    }

    let shop = Shop { name: "a".to_owned() };
    Exception::RequestOnly.is(
        shop,
        &json!({"reason": "b"}),
        Ok(json!({"name": "a"})),
        &json!({"name": "a", "reason": "b"}),
    );
}

#[test]
fn alias() {
    #[derive(Serialize, PatchRequest)]
    struct Shop {
        #[patch(alias = "title")]
        name: String,
    }

    let shop = Shop { name: "a".to_owned() };
    Exception::Alias.is(shop, &json!({"title": "b"}), Ok(json!({"name": "b"})), &json!({"name": "a", "title": "b"}));
}

#[test]
fn none_is_printed() {
    #[derive(Serialize, PatchRequest)]
    struct Shop {
        #[patch(nullable)]
        phone: Option<String>,
    }

    let shop = Shop { phone: Some("1".to_owned()) };
    Exception::NoneIsPrinted.is(shop, &json!({"phone": null}), Ok(json!({"phone": null})), &json!({}));
}
