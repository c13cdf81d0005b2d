//! `merged_with`, `diff`, `undo_for` and `changed_fields`: what each makes of each kind of field.
#![allow(dead_code, reason = "most resources here exist for the sake of their request")]

use std::collections::BTreeMap;

use patch_runtime::{Field, PatchRequest};
use serde_json::{Map, Value, json};

use crate::wire::{print, read};

#[derive(Clone, Debug, PartialEq, PatchRequest)]
struct Home {
    #[patch(skip)]
    id: u8,
    street: String,
    #[patch(nullable)]
    zip: Option<String>,
    country: Option<String>,
}

/// What is made where there was nothing has a zip.
impl Default for Home {
    fn default() -> Self {
        Self { id: 0, street: String::new(), zip: Some("0".to_owned()), country: None }
    }
}

fn home(street: &str) -> Home {
    Home { id: 1, street: street.to_owned(), zip: None, country: Some("c".to_owned()) }
}

/// A field of each kind, once with three states and once with double options.
macro_rules! resources {
    ($module:ident, $($words:tt)*) => {
        mod $module {
            use std::collections::BTreeMap;

            use patch_runtime::PatchRequest;
            use serde_json::{Map, Value, json};

            use super::Home;

            #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
            #[patch($($words)*)]
            pub(super) struct All {
                #[patch(skip)]
                pub(super) id: u32,
                pub(super) value: String,
                pub(super) strict: Option<u8>,
                #[patch(nullable)]
                pub(super) nullable: Option<u8>,
                #[patch(nullable, default = 20)]
                pub(super) reset: u8,
                pub(super) list: Vec<u8>,
                #[patch(nested)]
                pub(super) nested: Home,
                #[patch(nested)]
                pub(super) nested_strict: Option<Home>,
                #[patch(nested, nullable)]
                pub(super) nested_null: Option<Home>,
                #[patch(nested, nullable, default)]
                pub(super) nested_reset: Home,
                #[patch(merge)]
                pub(super) map: BTreeMap<String, u8>,
                #[patch(merge)]
                pub(super) map_strict: Option<BTreeMap<String, u8>>,
                #[patch(merge, nullable)]
                pub(super) map_null: Option<BTreeMap<String, u8>>,
                #[patch(merge, nullable, default)]
                pub(super) map_reset: BTreeMap<String, u8>,
                #[patch(merge)]
                pub(super) json: Value,
                #[patch(merge, nullable)]
                pub(super) json_null: Option<Value>,
                #[patch(merge, nullable, default = json!({"r": 1}))]
                pub(super) json_reset: Value,
                #[patch(merge)]
                pub(super) object: Map<String, Value>,
            }
        }
    };
}

resources! { three,
    request_only {
        only: u8,
        #[patch(nullable)]
        only_null: u8,
        #[patch(nested)]
        only_nested: Home,
        #[patch(merge)]
        only_merge: BTreeMap<String, u8>,
    }
}

resources! { double,
    repr = "option",
    request_only {
        only: u8,
        #[patch(nullable)]
        only_null: u8,
        #[patch(nested)]
        only_nested: Home,
        #[patch(merge)]
        only_merge: BTreeMap<String, u8>,
    }
}

use three::{All, UpdateAllRequest};

fn map<const N: usize>(entries: [(&str, u8); N]) -> BTreeMap<String, u8> {
    entries.map(|(key, value)| (key.to_owned(), value)).into()
}

fn object(value: &Value) -> Map<String, Value> {
    value.as_object().expect("an object").clone()
}

/// Everything is there.
fn full() -> All {
    let map = || map([("a", 1), ("b", 2)]);
    let json = || json!({"a": {"x": 1, "y": 2}, "b": [1]});
    All {
        id: 1,
        value: "v".to_owned(),
        strict: Some(1),
        nullable: Some(1),
        reset: 1,
        list: vec![1],
        nested: home("s"),
        nested_strict: Some(home("s")),
        nested_null: Some(home("s")),
        nested_reset: home("s"),
        map: map(),
        map_strict: Some(map()),
        map_null: Some(map()),
        map_reset: map(),
        json: json(),
        json_null: Some(json()),
        json_reset: json(),
        object: object(&json()),
    }
}

/// Nothing is there that could be missing.
fn bare() -> All {
    All { id: 1, json: json!({}), json_reset: json!({}), ..All::default() }
}

#[track_caller]
fn request(body: &Value) -> UpdateAllRequest {
    read(&body.to_string()).expect("a right body")
}

#[track_caller]
fn applied(to: &All, body: &Value) -> All {
    let mut after = to.clone();
    request(body).apply_to(&mut after);
    after
}

/// As a body, whatever the order of its members.
fn body<R: serde::Serialize>(request: &R) -> Value {
    serde_json::to_value(request).expect("a request prints")
}

/// Two requests and the one that does the same as both.
fn merged() -> Vec<(Value, Value, Value)> {
    let obj = |name: &str, value: Value| json!({name: value});
    let mut cases = vec![
        (json!({}), json!({}), json!({})),
        (json!({"value": "a", "list": [1]}), json!({"list": []}), json!({"value": "a", "list": []})),
        (json!({"strict": 1}), json!({"strict": 2}), json!({"strict": 2})),
        (
            json!({"strict": 1, "nullable": 1, "reset": null, "only_null": 2}),
            json!({"value": "w"}),
            json!({"value": "w", "strict": 1, "nullable": 1, "reset": null, "only_null": 2}),
        ),
        (
            json!({"nullable": 1, "reset": 1}),
            json!({"nullable": null, "reset": null}),
            json!({"nullable": null, "reset": null}),
        ),
        (
            json!({"nullable": null, "reset": null}),
            json!({"nullable": 1, "reset": 2}),
            json!({"nullable": 1, "reset": 2}),
        ),
        (json!({"only": 1, "only_null": 1}), json!({"only_null": null}), json!({"only": 1, "only_null": null})),
        (
            json!({"only_merge": {"a": 1}}),
            json!({"only_merge": {"a": null, "b": 2}}),
            json!({"only_merge": {"a": null, "b": 2}}),
        ),
        (
            json!({"only_nested": {"zip": "1"}}),
            json!({"only_nested": {"zip": null, "street": "s"}}),
            json!({"only_nested": {"zip": null, "street": "s"}}),
        ),
        // What is no object leaves nothing to merge into, and nothing merges.
        (json!({"json": {"a": 1}}), json!({"json": [1]}), json!({"json": [1]})),
        (
            json!({"json": [1], "json_null": null}),
            json!({"json": "s", "json_null": "s"}),
            json!({"json": "s", "json_null": "s"}),
        ),
    ];
    for name in ["nested", "nested_strict", "nested_null", "nested_reset"] {
        let one = |earlier, later, both| (obj(name, earlier), obj(name, later), obj(name, both));
        cases.push(one(json!({"street": "a", "zip": "1"}), json!({"zip": null}), json!({"street": "a", "zip": null})));
        cases.push(one(json!({"country": "a"}), json!({}), json!({"country": "a"})));
        cases.push(one(json!({}), json!({"street": "a"}), json!({"street": "a"})));
        cases.push((obj(name, json!({})), json!({"value": "w"}), json!({"value": "w", name: {}})));
    }
    for name in ["map", "map_strict", "map_null", "map_reset", "object"] {
        let one = |earlier, later, both| (obj(name, earlier), obj(name, later), obj(name, both));
        cases.push(one(
            json!({"a": 3, "b": null, "c": 1}),
            json!({"a": null, "b": 4}),
            json!({"a": null, "b": 4, "c": 1}),
        ));
        cases.push(one(json!({"a": null}), json!({}), json!({"a": null})));
    }
    for name in ["json", "json_null", "json_reset", "object"] {
        let one = |earlier, later, both| (obj(name, earlier), obj(name, later), obj(name, both));
        cases.push(one(
            json!({"a": {"x": null}}),
            json!({"a": {"y": null, "z": {}}}),
            json!({"a": {"x": null, "y": null, "z": {}}}),
        ));
        cases.push(one(
            json!({"a": {"x": 1}}),
            json!({"a": null, "b": {"c": null}}),
            json!({"a": null, "b": {"c": null}}),
        ));
        cases.push(one(json!({"a": {"x": 1}, "b": 1}), json!({"a": [null]}), json!({"a": [null], "b": 1})));
    }
    for name in ["nested_null", "nested_reset", "map_null", "map_reset", "json_null", "json_reset"] {
        cases.push((obj(name, json!({})), obj(name, Value::Null), obj(name, Value::Null)));
        cases.push((obj(name, Value::Null), json!({}), obj(name, Value::Null)));
        cases.push((obj(name, Value::Null), obj(name, Value::Null), obj(name, Value::Null)));
    }
    cases
}

#[test]
fn two_requests_become_one() {
    for (earlier, later, both) in merged() {
        let case = format!("{earlier} and {later}");
        let one = request(&earlier).merged_with(request(&later)).expect(&case);
        assert_eq!(body(&one), both, "{case}");
        for stored in [full(), bare()] {
            assert_eq!(applied(&stored, &both), applied(&applied(&stored, &earlier), &later), "{case}");
        }
        let double = |body: &Value| read::<double::UpdateAllRequest>(&body.to_string()).expect(&case);
        assert_eq!(double(&earlier).merged_with(double(&later)), Ok(double(&both)), "{case}");
    }
}

/// The request that asks for nothing may come first or last.
#[test]
fn nothing_added_is_nothing_changed() {
    for (earlier, later, both) in merged() {
        for body in [earlier, later, both] {
            assert_eq!(request(&body).merged_with(UpdateAllRequest::new()), Ok(request(&body)));
            assert_eq!(UpdateAllRequest::new().merged_with(request(&body)), Ok(request(&body)));
        }
    }
}

/// A change to the resource, and the request that makes it.
type Change = (fn(&mut All), Value);

/// What can change in the full resource.
fn changes() -> Vec<Change> {
    vec![
        (|_| {}, json!({})),
        (|all| all.value.push('w'), json!({"value": "vw"})),
        (|all| all.strict = Some(2), json!({"strict": 2})),
        (|all| all.nullable = None, json!({"nullable": null})),
        (|all| all.nullable = Some(2), json!({"nullable": 2})),
        // What `null` resets is set by its value, whatever that is.
        (|all| all.reset = 20, json!({"reset": 20})),
        (|all| all.list.clear(), json!({"list": []})),
        (|all| all.nested.street.clear(), json!({"nested": {"street": ""}})),
        (|all| all.nested.zip = Some("1".to_owned()), json!({"nested": {"zip": "1"}})),
        (
            |all| all.nested_strict = Some(Home { zip: Some("1".to_owned()), ..home("t") }),
            json!({"nested_strict": {"street": "t", "zip": "1"}}),
        ),
        (|all| all.nested_null = None, json!({"nested_null": null})),
        (|all| all.nested_null = Some(home("t")), json!({"nested_null": {"street": "t"}})),
        (|all| all.nested_reset.country = Some("d".to_owned()), json!({"nested_reset": {"country": "d"}})),
        (|all| all.map = map([("b", 3), ("c", 4)]), json!({"map": {"a": null, "b": 3, "c": 4}})),
        (|all| all.map.clear(), json!({"map": {"a": null, "b": null}})),
        (|all| all.map_strict = Some(map([("a", 1)])), json!({"map_strict": {"b": null}})),
        (|all| all.map_null = None, json!({"map_null": null})),
        (|all| all.map_null = Some(map([])), json!({"map_null": {"a": null, "b": null}})),
        (|all| all.map_reset.clear(), json!({"map_reset": {"a": null, "b": null}})),
        (
            |all| all.json = json!({"a": {"x": 1, "z": {}}, "b": [null]}),
            json!({"json": {"a": {"y": null, "z": {}}, "b": [null]}}),
        ),
        (|all| all.json = json!([1]), json!({"json": [1]})),
        (|all| all.json_null = None, json!({"json_null": null})),
        (|all| all.json_null = Some(json!("s")), json!({"json_null": "s"})),
        (|all| all.json_reset = json!({"a": 1}), json!({"json_reset": {"a": 1, "b": null}})),
        (|all| drop(all.object.remove("a")), json!({"object": {"a": null}})),
    ]
}

/// What can change in the bare one.
fn additions() -> Vec<Change> {
    vec![
        (|all| all.strict = Some(0), json!({"strict": 0})),
        (|all| all.nullable = Some(0), json!({"nullable": 0})),
        // Where there was nothing, it starts from the default, and says what differs from that.
        (|all| all.nested_null = Some(Home::default()), json!({"nested_null": {}})),
        (|all| all.nested_null = Some(Home { zip: None, ..Home::default() }), json!({"nested_null": {"zip": null}})),
        (
            |all| all.nested_strict = Some(Home { id: 0, ..home("s") }),
            json!({"nested_strict": {"street": "s", "zip": null, "country": "c"}}),
        ),
        (|all| all.map_null = Some(map([])), json!({"map_null": {}})),
        (|all| all.map_strict = Some(map([("a", 1)])), json!({"map_strict": {"a": 1}})),
        (|all| all.json_null = Some(json!({})), json!({"json_null": {}})),
        (|all| all.json_null = Some(json!({"a": {"b": 1}})), json!({"json_null": {"a": {"b": 1}}})),
        (|all| all.json_null = Some(json!(0)), json!({"json_null": 0})),
        (|all| all.json = json!(0), json!({"json": 0})),
    ]
}

#[test]
fn the_difference_is_what_differs() {
    for (stored, changes) in [(full(), changes()), (bare(), additions())] {
        for (change, expected) in changes {
            let mut after = stored.clone();
            change(&mut after);
            let difference = UpdateAllRequest::diff(&stored, &after);
            assert_eq!(difference.as_ref().map(body), Ok(expected.clone()));
            assert_eq!(applied(&stored, &expected), after, "it makes the one into the other");
        }
    }
}

#[test]
fn double_options_differ_in_the_same_way() {
    let body = json!({
        "value": "w", "strict": 2, "nullable": 2, "reset": 5, "list": [2],
        "nested": {"zip": "1"}, "nested_strict": {"zip": "1"}, "nested_null": {"street": "t"}, "nested_reset": {"street": "t"},
        "map": {"a": 1}, "map_strict": {"b": 3}, "map_null": {"a": 2}, "map_reset": {"c": 3},
        "json": {"a": 1}, "json_null": {"a": {"z": 1}}, "json_reset": {"c": 1}, "object": {"a": {"z": 1}}
    });
    let stored = double::All { json: json!({}), json_reset: json!({}), ..double::All::default() };
    let mut after = stored.clone();
    let request: double::UpdateAllRequest = read(&body.to_string()).expect("a right body");
    request.clone().apply_to(&mut after);
    assert_eq!(double::UpdateAllRequest::diff(&stored, &after), Ok(request));
    let back = double::UpdateAllRequest::diff(
        &after,
        &double::All { strict: Some(0), nested_strict: Some(Home::default()), map_strict: Some(map([])), ..stored },
    );
    assert_eq!(
        back.as_ref().map(self::body),
        Ok(json!({
            "value": "", "strict": 0, "nullable": null, "reset": 0, "list": [],
            "nested": {"zip": "0"}, "nested_strict": {"zip": "0"}, "nested_null": null, "nested_reset": {"street": ""},
            "map": {"a": null}, "map_strict": {"b": null}, "map_null": null, "map_reset": {"c": null},
            "json": {"a": null}, "json_null": null, "json_reset": {"c": null}, "object": {"a": null}
        }))
    );
}

/// Each request, what takes it back from the full resource, and the fields that it changes there.
fn undone() -> Vec<(Value, Value, &'static [&'static str])> {
    vec![
        (json!({}), json!({}), &[]),
        (json!({"value": "w"}), json!({"value": "v"}), &["value"]),
        (json!({"value": "v", "strict": 1, "nullable": 1, "reset": 1, "list": [1]}), json!({}), &[]),
        (json!({"strict": 2}), json!({"strict": 1}), &["strict"]),
        (json!({"nullable": null, "reset": null}), json!({"nullable": 1, "reset": 1}), &["nullable", "reset"]),
        (json!({"nested": {}, "nested_null": {}, "nested_strict": {"street": "s"}}), json!({}), &[]),
        (json!({"nested": {"zip": "1", "street": "s"}}), json!({"nested": {"zip": null}}), &["nested"]),
        (
            json!({"nested_reset": {"street": "t", "zip": null}}),
            json!({"nested_reset": {"street": "s"}}),
            &["nested_reset"],
        ),
        (json!({"map": {"a": 1, "z": null}, "map_null": {}}), json!({}), &[]),
        (json!({"map": {"a": null, "c": 3}}), json!({"map": {"a": 1, "c": null}}), &["map"]),
        (json!({"map_null": null}), json!({"map_null": {"a": 1, "b": 2}}), &["map_null"]),
        (json!({"map_reset": null}), json!({"map_reset": {"a": 1, "b": 2}}), &["map_reset"]),
        (json!({"json": {"a": {"x": 1}}, "object": {"zzz": null}}), json!({}), &[]),
        (json!({"json": {"a": {"x": null, "z": 3}}}), json!({"json": {"a": {"x": 1, "z": null}}}), &["json"]),
        (json!({"json": 1}), json!({"json": {"a": {"x": 1, "y": 2}, "b": [1]}}), &["json"]),
        (json!({"json_null": null}), json!({"json_null": {"a": {"x": 1, "y": 2}, "b": [1]}}), &["json_null"]),
        (
            json!({"json_reset": null}),
            json!({"json_reset": {"a": {"x": 1, "y": 2}, "b": [1], "r": null}}),
            &["json_reset"],
        ),
        (json!({"object": {"b": null}}), json!({"object": {"b": [1]}}), &["object"]),
        // What is stored nowhere is neither changed nor taken back.
        (json!({"only": 1, "only_null": null, "only_nested": {"street": "x"}, "only_merge": {"a": 1}}), json!({}), &[]),
        (json!({"list": [], "only": 1, "value": "w"}), json!({"value": "v", "list": [1]}), &["value", "list"]),
    ]
}

#[test]
fn a_request_is_taken_back() {
    for (body, expected, _) in undone() {
        let undo = request(&body).undo_for(&full());
        assert_eq!(undo.as_ref().map(self::body), Ok(expected.clone()), "{body}");
        assert_eq!(applied(&applied(&full(), &body), &expected), full(), "{body}");
    }
    // What was not there goes away again.
    for (body, expected) in [
        (json!({"nullable": 1}), json!({"nullable": null})),
        (json!({"nested_null": {}}), json!({"nested_null": null})),
        (json!({"map_null": {"a": null}}), json!({"map_null": null})),
        (json!({"json_null": {"a": {}}}), json!({"json_null": null})),
        (json!({"map": {"a": 1}, "object": {"a": {"b": 1}}}), json!({"map": {"a": null}, "object": {"a": null}})),
        (json!({"nullable": null, "nested_null": null, "map_null": null, "json_null": null}), json!({})),
    ] {
        assert_eq!(request(&body).undo_for(&bare()).as_ref().map(self::body), Ok(expected.clone()), "{body}");
        assert_eq!(applied(&applied(&bare(), &body), &expected), bare(), "{body}");
    }
}

#[test]
fn the_fields_that_change_are_told() {
    for (body, _, names) in undone() {
        let changed: Vec<_> = request(&body).changed_fields(&full()).map(Field::name).collect();
        assert_eq!(changed, names, "{body}");
    }
    for (body, names) in [
        (json!({"nested_null": {}, "nested_strict": {}}), &["nested_strict", "nested_null"][..]),
        (json!({"map_null": {}, "map_strict": {}, "json_null": {}}), &["map_strict", "map_null", "json_null"]),
        (json!({"nullable": null, "nested_null": null, "map_null": null, "json_null": null}), &[]),
        (json!({"strict": 0, "nullable": 0}), &["strict", "nullable"]),
    ] {
        let changed: Vec<_> = request(&body).changed_fields(&bare()).map(Field::name).collect();
        assert_eq!(changed, names, "{body}");
    }
}

/// Asking changes nothing, and the answer is a list that knows its length.
#[test]
fn the_fields_that_change_are_a_list() {
    let request = request(&json!({"value": "w", "nullable": null, "reset": 1, "object": {"a": 1}}));
    let (before, stored) = (request.clone(), full());
    let mut changed = request.changed_fields(&stored);
    assert_eq!((request, stored), (before, full()));
    assert_eq!(changed.len(), 3);
    assert_eq!(format!("{changed:?}"), r#"["value", "nullable", "object"]"#);
    assert_eq!(changed.clone().map(Field::name).collect::<Vec<_>>(), ["value", "nullable", "object"]);
    let field: &'static Field = changed.next().expect("there are three");
    assert_eq!((field, changed.len()), (&UpdateAllRequest::FIELDS[0], 2));
}

/// Rules are not asked: a difference may lack what is required, and two right requests may be wrong together.
#[test]
fn no_rules_are_asked() {
    #[derive(Clone, Debug, PartialEq, PatchRequest)]
    #[patch(at_most_one(a, b), non_empty)]
    struct Ruled {
        #[patch(required)]
        version: u8,
        #[patch(nullable)]
        a: Option<u8>,
        #[patch(nullable)]
        b: Option<u8>,
    }

    let ruled = Ruled { version: 1, a: None, b: None };
    let difference = UpdateRuledRequest::diff(&ruled, &Ruled { a: Some(1), b: Some(2), ..ruled.clone() });
    let difference = difference.expect("nothing is lost");
    assert_eq!(print(&difference), r#"{"a":1,"b":2}"#);
    assert_eq!(difference.validate().expect_err("two rules").len(), 2);
    assert_eq!(UpdateRuledRequest::diff(&ruled, &ruled), Ok(UpdateRuledRequest::new()));

    let one: UpdateRuledRequest = read(r#"{"version":1,"a":1}"#).expect("one is right");
    let other: UpdateRuledRequest = read(r#"{"version":2,"b":2}"#).expect("the other is right");
    let both = one.merged_with(other).expect("nothing is lost");
    assert_eq!(print(&both), r#"{"version":2,"a":1,"b":2}"#);
    assert_eq!(
        both.validate().expect_err("together they are not").to_string(),
        "at most one of `a` and `b` can be set"
    );
    assert_eq!(print(&both.undo_for(&ruled).expect("nothing is lost")), r#"{"version":1,"a":null,"b":null}"#);
}

/// What `merge` and `nested` do not need, nobody asks for: requests are merged whatever their fields are.
#[test]
fn merging_needs_no_traits() {
    #[derive(serde::Serialize, serde::Deserialize)]
    struct Opaque(u8);
    #[derive(PatchRequest)]
    struct Holder {
        opaque: Opaque,
        #[patch(nullable)]
        other: Option<Opaque>,
        #[patch(merge)]
        map: BTreeMap<u8, Opaque>,
    }

    let read = |text: &str| serde_json::from_str::<UpdateHolderRequest>(text).expect("a right body");
    let earlier = read(r#"{"opaque":1,"other":2,"map":{"1":1,"2":2}}"#);
    let both = earlier.merged_with(read(r#"{"other":null,"map":{"1":null}}"#)).expect("nothing is lost");
    assert_eq!(print(&both), r#"{"opaque":1,"other":null,"map":{"1":null,"2":2}}"#);
}
