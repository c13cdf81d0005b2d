//! What the schema of a value says of `null`, and schemas that let it through or do not.

use alloc::borrow::ToOwned as _;
use alloc::vec::Vec;

use serde_json::{Value, json};

use super::{Definitions, Object, object};

/// How many references are followed before it is left open what a schema says.
const DEPTH: usize = 16;

/// The schema that accepts `null` and whatever this one accepts.
pub(super) fn accept(schema: Value, definitions: &Definitions<'_>) -> Value {
    if accepts(&schema, definitions, DEPTH) == Some(true) {
        return schema;
    }
    match schema {
        Value::Object(mut object) if is_told_by_type(&object) => {
            add(&mut object);
            object.into()
        }
        other => json!({ "anyOf": [other, { "type": "null" }] }),
    }
}

/// The schema that accepts what this one accepts but `null`.
pub(super) fn refuse(schema: Value, definitions: &Definitions<'_>) -> Value {
    if accepts(&schema, definitions, DEPTH) == Some(false) {
        return schema;
    }
    let not_null = json!({ "type": "null" });
    let mut object = object(schema);
    if object.contains_key("not") {
        return json!({ "allOf": [object, { "not": not_null }] });
    }
    object.insert("not".to_owned(), not_null);
    object.into()
}

/// Whether `type`, and perhaps a list of values, is all that keeps `null` out.
fn is_told_by_type(object: &Object) -> bool {
    const OTHERS: [&str; 8] = ["const", "$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "not", "if"];
    object.contains_key("type") && !OTHERS.iter().any(|keyword| object.contains_key(*keyword))
}

fn add(object: &mut Object) {
    let null = Value::from("null");
    match object.get_mut("type") {
        Some(Value::Array(types)) if !types.contains(&null) => types.push(null),
        Some(one @ Value::String(_)) => *one = Value::Array(Vec::from([one.take(), null])),
        _ => {}
    }
    if let Some(Value::Array(values)) = object.get_mut("enum") {
        values.push(Value::Null);
    }
}

/// Whether a schema accepts `null`. `None` when it cannot be told from here.
fn accepts(schema: &Value, definitions: &Definitions<'_>, depth: usize) -> Option<bool> {
    let object = match schema {
        Value::Bool(accepts) => return Some(*accepts),
        Value::Object(object) => object,
        _ => return None,
    };
    let mut is_told = true;
    for (keyword, value) in object {
        match says(keyword, value, definitions, depth.checked_sub(1)?) {
            Some(true) => {}
            // One that refuses is enough, whatever the others say.
            Some(false) => return Some(false),
            None => is_told = false,
        }
    }
    is_told.then_some(true)
}

/// Whether a keyword lets `null` through.
fn says(keyword: &str, value: &Value, definitions: &Definitions<'_>, depth: usize) -> Option<bool> {
    let each = |value: &Value| -> Option<(usize, usize, usize)> {
        let schemas = value.as_array()?;
        let answers = schemas.iter().map(|schema| accepts(schema, definitions, depth));
        let (mut yes, mut no) = (0, 0);
        for answer in answers {
            yes += usize::from(answer == Some(true));
            no += usize::from(answer == Some(false));
        }
        Some((yes, no, schemas.len()))
    };
    match keyword {
        "type" => Some(*value == "null" || value.as_array().is_some_and(|types| types.contains(&json!("null")))),
        "const" => Some(value.is_null()),
        "enum" => Some(value.as_array()?.contains(&Value::Null)),
        // What is referred to may be under construction, which says nothing yet.
        "$ref" => match definitions(value.as_str()?)? {
            Value::Bool(_) => None,
            schema => accepts(schema, definitions, depth),
        },
        "not" => accepts(value, definitions, depth).map(|accepts| !accepts),
        "anyOf" => match each(value)? {
            (yes, ..) if yes > 0 => Some(true),
            (_, no, all) => (no == all).then_some(false),
        },
        "oneOf" => match each(value)? {
            (yes, no, all) if yes + no == all => Some(yes == 1),
            _ => None,
        },
        "allOf" => match each(value)? {
            (_, no, _) if no > 0 => Some(false),
            (yes, _, all) => (yes == all).then_some(true),
        },
        "if" | "$dynamicRef" => None,
        // Every other keyword is about numbers, texts, lists or objects, or says nothing about values.
        _ => Some(true),
    }
}
