//! `merge` on free-form JSON: RFC 7396 inside a member.
#![allow(dead_code, reason = "most resources here exist for the sake of their request")]

use patch_runtime::{Patch, PatchRequest, State, Unchecked};
use serde_json::{Map, Value, json};

use crate::wire::{print, read, read_text, refusal};

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
struct Item {
    #[patch(merge)]
    meta: Value,
    #[patch(merge, nullable)]
    extra: Option<Value>,
    #[patch(merge)]
    strict: Option<Value>,
    #[patch(merge, nullable, default = json!({"theme": "dark"}))]
    settings: Value,
    #[patch(merge)]
    object: Map<String, Value>,
    #[patch(merge, nullable)]
    maybe: Option<Map<String, Value>>,
    /// Replaced as a whole.
    blob: Value,
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(object) => object,
        other => panic!("no object: {other}"),
    }
}

fn item() -> Item {
    let value = || json!({"a": {"b": 1, "c": [1, 2]}, "d": "x"});
    Item {
        meta: value(),
        extra: Some(value()),
        strict: Some(value()),
        settings: value(),
        object: object(value()),
        maybe: Some(object(value())),
        blob: value(),
    }
}

#[track_caller]
fn updated(mut item: Item, body: &Value) -> Item {
    read::<UpdateItemRequest>(&body.to_string()).expect("a right body").apply_to(&mut item);
    item
}

#[test]
fn a_body_is_read_and_printed() {
    for body in [
        "{}",
        r#"{"meta":{}}"#,
        r#"{"meta":{"a":null,"b":{"c":null,"d":[null,{"e":null}]}},"extra":null,"strict":[null]}"#,
        r#"{"meta":false,"extra":"","strict":0,"settings":null,"object":{"a":null},"maybe":null,"blob":{"a":null}}"#,
    ] {
        let request: UpdateItemRequest = read(body).expect(body);
        assert_eq!(print(&request), body);
        assert_eq!(request.clone(), request);
    }
    let request: UpdateItemRequest = read(r#"{"meta":{"a":null},"extra":null,"object":{}}"#).expect("objects");
    let expected = UpdateItemRequest {
        meta: Some(json!({"a": null})),
        extra: Patch::Clear,
        object: Some(Map::new()),
        ..UpdateItemRequest::new()
    };
    assert_eq!(request, expected);
    assert_eq!(format!("{request:?}"), r#"UpdateItemRequest { meta: Object {"a": Null}, extra: null, object: {} }"#);
}

#[test]
fn members_are_merged_at_any_depth() {
    let change = json!({"a": {"b": null, "e": {"f": null, "g": 1}}, "h": [null], "zzz": null});
    let body = json!({
        "meta": change, "extra": change, "strict": change, "settings": change, "object": change, "maybe": change
    });
    let after = updated(item(), &body);
    let expected = json!({"a": {"c": [1, 2], "e": {"g": 1}}, "d": "x", "h": [null]});
    for value in
        [&after.meta, after.extra.as_ref().expect("some"), after.strict.as_ref().expect("some"), &after.settings]
    {
        assert_eq!(*value, expected);
    }
    assert_eq!(Value::Object(after.object), expected);
    assert_eq!(after.maybe.map(Value::Object), Some(expected));
    assert_eq!(after.blob, item().blob);
    // Without the word the object is the value, nulls and all.
    assert_eq!(updated(item(), &json!({"blob": change})).blob, change);
}

#[test]
fn what_is_no_object_replaces() {
    for value in [json!("s"), json!(0), json!(false), json!([]), json!([{"a": null}])] {
        let after = updated(item(), &json!({"meta": value, "extra": value, "strict": value, "settings": value}));
        assert_eq!((&after.meta, &after.settings), (&value, &value));
        assert_eq!((after.extra, after.strict), (Some(value.clone()), Some(value)));
    }
    // An object that meets something else starts from nothing.
    let scalar = Item { meta: json!([1]), extra: Some(json!("s")), strict: Some(Value::Null), ..item() };
    let change = json!({"a": {"b": null, "c": 1}, "d": null});
    let after = updated(scalar, &json!({"meta": change, "extra": change, "strict": change}));
    let expected = json!({"a": {"c": 1}});
    assert_eq!((&after.meta, after.extra, after.strict), (&expected, Some(expected.clone()), Some(expected.clone())));
}

#[test]
fn an_empty_object_changes_no_object() {
    let body = json!({"meta": {}, "extra": {}, "strict": {"a": {}}, "settings": {}, "object": {}, "maybe": {}});
    assert_eq!(updated(item(), &body), item());
    assert_eq!(updated(Item { meta: json!(1), ..item() }, &json!({"meta": {}})).meta, json!({}));
}

#[test]
fn null_is_about_the_member_of_the_body() {
    let after = updated(item(), &json!({"extra": null, "settings": null, "maybe": null}));
    assert_eq!((after.extra, after.settings, after.maybe), (None, json!({"theme": "dark"}), None));
    for name in ["meta", "strict", "object"] {
        assert_eq!(
            refusal::<UpdateItemRequest>(&format!(r#"{{"{name}":null}}"#)),
            format!("`{name}` must not be null: send a value, or leave the field out to keep the current one")
        );
    }
}

#[test]
fn where_there_is_nothing_an_object_is_made() {
    let empty = Item { extra: None, strict: None, maybe: None, ..item() };
    let after = updated(empty.clone(), &json!({"extra": {}, "strict": {"a": null}, "maybe": {"a": {"b": null}}}));
    assert_eq!((after.extra, after.strict), (Some(json!({})), Some(json!({}))));
    assert_eq!(after.maybe, Some(object(json!({"a": {}}))));
    let after = updated(empty, &json!({"extra": [1], "strict": "s"}));
    assert_eq!((after.extra, after.strict), (Some(json!([1])), Some(json!("s"))));
}

#[test]
fn an_object_stays_an_object() {
    for (value, kind) in [("[]", "sequence"), (r#""s""#, r#"string "s""#), ("1", "integer `1`")] {
        for name in ["object", "maybe"] {
            let text = refusal::<UpdateItemRequest>(&format!(r#"{{"{name}":{value}}}"#));
            assert_eq!(text, format!("invalid type: {kind}, expected a map"));
        }
    }
}

#[test]
fn a_builder_takes_the_merge_patch() {
    let request: UpdateItemRequest = UpdateItemRequest::builder()
        .meta(json!({"a": null}))
        .clear_extra()
        .maybe_strict(Some(json!(1)))
        .maybe_settings(None)
        .object(Map::new())
        .maybe(object(json!({"b": null})))
        .build();
    assert_eq!(print(&request), r#"{"meta":{"a":null},"extra":null,"strict":1,"object":{},"maybe":{"b":null}}"#);
    assert_eq!(request.state(0), State::Set);
}

#[test]
fn in_request_only_it_is_read_and_never_applied() {
    #[derive(Debug, PartialEq, PatchRequest)]
    #[patch(request_only {
        #[patch(merge)]
        hints: Value,
    })]
    struct Job {
        name: String,
    }

    let request: UpdateJobRequest = read(r#"{"name":"n","hints":{"a":null}}"#).expect("an object");
    assert_eq!(request.hints, Some(json!({"a": null})));
    let mut job = Job { name: String::new() };
    request.apply_to(&mut job);
    assert_eq!(job.name, "n");
    assert!(refusal::<UpdateJobRequest>(r#"{"hints":null}"#).starts_with("`hints` must not be null"));
}

/// The cases of the RFC's appendix A, of which only the outermost `null` is no merge patch here: it clears the member.
#[test]
fn the_cases_of_the_rfc() {
    for (original, patch, result) in [
        (json!({"a": "b"}), json!({"a": "c"}), json!({"a": "c"})),
        (json!({"a": "b"}), json!({"b": "c"}), json!({"a": "b", "b": "c"})),
        (json!({"a": "b"}), json!({"a": null}), json!({})),
        (json!({"a": "b", "b": "c"}), json!({"a": null}), json!({"b": "c"})),
        (json!({"a": ["b"]}), json!({"a": "c"}), json!({"a": "c"})),
        (json!({"a": "c"}), json!({"a": ["b"]}), json!({"a": ["b"]})),
        (json!({"a": {"b": "c"}}), json!({"a": {"b": "d", "c": null}}), json!({"a": {"b": "d"}})),
        (json!({"a": [{"b": "c"}]}), json!({"a": [1]}), json!({"a": [1]})),
        (json!(["a", "b"]), json!(["c", "d"]), json!(["c", "d"])),
        (json!({"a": "b"}), json!(["c"]), json!(["c"])),
        (json!({"a": "foo"}), json!("bar"), json!("bar")),
        (json!({"e": null}), json!({"a": 1}), json!({"e": null, "a": 1})),
        (json!([1, 2]), json!({"a": "b", "c": null}), json!({"a": "b"})),
        (json!({}), json!({"a": {"bb": {"ccc": null}}}), json!({"a": {"bb": {}}})),
    ] {
        let mut item = Item { meta: original.clone(), ..Item::default() };
        read::<UpdateItemRequest>(&json!({"meta": patch}).to_string()).expect("a patch").apply_to(&mut item);
        assert_eq!(item.meta, result, "{original} and {patch}");
    }
    assert_eq!(updated(item(), &json!({"extra": null})).extra, None);
}

/// A body that is nothing but depth is an error, and not the end of the process.
#[test]
fn a_bottomless_body_is_refused() {
    for name in ["meta", "extra", "object", "maybe"] {
        let body = format!(r#"{{"{name}":{}1{}}}"#, r#"{"a":"#.repeat(10_000), "}".repeat(10_000));
        assert_eq!(read_text::<UpdateItemRequest>(&body), Err("recursion limit exceeded".to_owned()));
        assert_eq!(read_text::<Unchecked<UpdateItemRequest>>(&body), Err("recursion limit exceeded".to_owned()));
    }
}
