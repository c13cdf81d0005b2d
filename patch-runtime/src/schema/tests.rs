use serde_json::{Value, json};

use super::{description, null};

fn definitions(reference: &str) -> Option<&'static Value> {
    use std::sync::OnceLock;
    static DEFINITIONS: OnceLock<Value> = OnceLock::new();
    let definitions = DEFINITIONS.get_or_init(|| {
        json!({
            "text": { "type": "string" },
            "anything": {},
            "unfinished": false,
            "circle": { "$ref": "circle" },
        })
    });
    definitions.get(reference)
}

#[test]
fn null_is_let_through_once() {
    for (schema, expected) in [
        (json!({ "type": "string" }), json!({ "type": ["string", "null"] })),
        (json!({ "type": ["string", "integer"] }), json!({ "type": ["string", "integer", "null"] })),
        (json!({ "type": "string", "enum": ["a"] }), json!({ "type": ["string", "null"], "enum": ["a", null] })),
        (json!({ "const": "a" }), json!({ "anyOf": [{ "const": "a" }, { "type": "null" }] })),
        (json!({ "$ref": "text" }), json!({ "anyOf": [{ "$ref": "text" }, { "type": "null" }] })),
        (json!({ "$ref": "unfinished" }), json!({ "anyOf": [{ "$ref": "unfinished" }, { "type": "null" }] })),
    ] {
        assert_eq!(null::accept(schema.clone(), &definitions), expected, "{schema}");
        assert_eq!(null::accept(expected.clone(), &definitions), expected);
    }
    for open in [json!(true), json!({}), json!({ "$ref": "anything" }), json!({ "minimum": 3, "title": "t" })] {
        assert_eq!(null::accept(open.clone(), &definitions), open);
    }
}

#[test]
fn null_is_kept_out_where_it_may_come_in() {
    let not_null = json!({ "not": { "type": "null" } });
    for closed in [
        json!({ "type": "string" }),
        json!({ "const": 1 }),
        json!({ "enum": ["a"] }),
        json!({ "$ref": "text" }),
        json!({ "anyOf": [{ "type": "string" }, { "const": 1 }] }),
        json!({ "oneOf": [{}, { "type": "null" }] }),
        json!({ "allOf": [{}, { "type": "string" }] }),
        not_null.clone(),
        json!({ "$dynamicRef": "#a", "type": "string" }),
        json!(false),
    ] {
        assert_eq!(null::refuse(closed.clone(), &definitions), closed);
    }
    assert_eq!(null::refuse(json!(true), &definitions), not_null);
    for open in [
        json!({ "minimum": 3 }),
        json!({ "type": ["string", "null"] }),
        json!({ "enum": [null, "a"] }),
        json!({ "$ref": "anything" }),
        json!({ "$ref": "unfinished" }),
        json!({ "$ref": "circle" }),
        json!({ "$ref": "elsewhere" }),
        json!({ "anyOf": [{ "type": "string" }, {}] }),
        json!({ "oneOf": [{ "type": "string" }, { "type": "null" }] }),
        json!({ "allOf": [{}, { "minimum": 1 }] }),
        json!({ "if": { "type": "null" }, "then": false }),
    ] {
        let mut expected = open.clone();
        expected["not"] = json!({ "type": "null" });
        assert_eq!(null::refuse(open, &definitions), expected);
    }
    let not_text = json!({ "not": { "type": "string" } });
    assert_eq!(null::refuse(not_text.clone(), &definitions), json!({ "allOf": [not_text, not_null] }));
}

#[test]
fn documentation_without_its_indentation() {
    for (docs, expected) in [
        (&[] as &[&str], ""),
        (&[" A user."], "A user."),
        (&[" A user.", "", "  - indented ", ""], "A user.\n\n - indented"),
        (&[" First\n second\n\n   third "], "First\nsecond\n\n  third"),
        (&["", "", " a"], "a"),
        (&["\u{e4} no indentation", " one"], "\u{e4} no indentation\n one"),
    ] {
        assert_eq!(description(docs), expected, "{docs:?}");
    }
}
