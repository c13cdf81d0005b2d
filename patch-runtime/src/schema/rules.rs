//! Rules as keywords.
//!
//! A rule is about fields that are *set*, and `null` sets none. What a keyword sees is which members there are. Where
//! neither can be `null`, and no field has two names, that is the same, and a keyword says it: `required`,
//! `dependentRequired`. Otherwise the schema says what it is to be set.

use alloc::borrow::ToOwned as _;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};

use super::{Description, Object};
use crate::field::Field;
use crate::rule::{Condition, Rule, Target};

/// Adds what the rules of the request say to the schema of its members.
pub(super) fn state(request: &Description, schema: &mut Object) {
    let mut stated =
        Stated { request, required: Vec::new(), dependent: Object::new(), non_empty: false, all: Vec::new() };
    stated.names();
    for rule in request.rules {
        stated.rule(rule);
    }
    stated.write(schema);
}

/// What has been said so far, by keyword.
struct Stated<'a> {
    request: &'a Description,
    required: Vec<Value>,
    dependent: Object,
    non_empty: bool,
    /// What no keyword says by itself.
    all: Vec<Value>,
}

impl Stated<'_> {
    /// Two names of one field are one member twice.
    fn names(&mut self) {
        for field in self.request.fields.iter().filter(|field| !field.aliases().is_empty()) {
            let schema = at_most_one(names(field).map(present).collect());
            let names: Vec<_> = names(field).map(|name| format!("`{name}`")).collect();
            self.also(schema, format!("{} are names of one member: send one of them", names.join(", ")));
        }
    }

    fn rule(&mut self, rule: &Rule) {
        let schema = match *rule {
            Rule::Required { field } => match self.request.fields.get(field) {
                Some(field) if field.aliases().is_empty() => return self.required.push(field.name().into()),
                Some(field) => any(names(field).map(present).collect()),
                None => false.into(),
            },
            Rule::Requires { field, when, target } => {
                if let (None, Target::AnyOf(&[other])) = (when, target) {
                    if self.depends(field, other) {
                        return;
                    }
                }
                let (Some(trigger), Some(target)) = (self.triggers(field, when), self.meets(target)) else { return };
                json!({ "if": trigger, "then": target })
            }
            Rule::Conflicts { field, when, target } => {
                let (Some(trigger), Some(target)) = (self.triggers(field, when), self.meets(target)) else { return };
                not(all(trigger, target))
            }
            Rule::ExactlyOne(fields) => one(self.sets(fields)),
            Rule::AtLeastOne(fields) => any(self.sets(fields)),
            Rule::AtMostOne(fields) => at_most_one(self.sets(fields)),
            Rule::AllOrNone(fields) => {
                // Each asks for the next one, and the last one for the first.
                let is_dependent = fields.iter().all(|&field| self.is_plain(field));
                if is_dependent {
                    for (index, &field) in fields.iter().enumerate() {
                        self.depends(field, fields[(index + 1) % fields.len()]);
                    }
                    return;
                }
                let everything = self.sets(fields).into_iter().reduce(all).unwrap_or(true.into());
                json!({ "if": any(self.sets(fields)), "then": everything })
            }
            // Unknown members change nothing.
            Rule::NonEmpty if self.request.allow_unknown => {
                any(self.request.fields.iter().flat_map(names).map(present).collect())
            }
            Rule::NonEmpty => return self.non_empty = true,
        };
        self.also(schema, rule.text(self.request.fields));
    }

    fn also(&mut self, schema: Value, text: String) {
        let mut schema = super::object(schema);
        schema.insert("description".to_owned(), text.into());
        self.all.push(schema.into());
    }

    fn write(self, schema: &mut Object) {
        let mut insert = |keyword: &str, value: Value| schema.insert(keyword.to_owned(), value);
        if !self.required.is_empty() {
            insert("required", self.required.into());
        }
        if !self.dependent.is_empty() {
            insert("dependentRequired", self.dependent.into());
        }
        if self.non_empty {
            insert("minProperties", 1.into());
        }
        if !self.all.is_empty() {
            insert("allOf", self.all.into());
        }
    }

    /// Whether the field is set exactly when the member of its name is there.
    fn is_plain(&self, field: usize) -> bool {
        self.request.fields.get(field).is_some_and(|field| !field.is_nullable() && field.aliases().is_empty())
    }

    /// Says that one field requires the other, if a keyword can. Each name of the first one asks for itself.
    fn depends(&mut self, field: usize, other: usize) -> bool {
        let fields = self.request.fields;
        let (Some(field), Some(name)) = (fields.get(field), fields.get(other).map(Field::name)) else { return false };
        if field.is_nullable() || !self.is_plain(other) {
            return false;
        }
        for own in names(field) {
            let others = self.dependent.entry(own).or_insert_with(|| json!([]));
            if let Some(others) = others.as_array_mut().filter(|others| !others.contains(&json!(name))) {
                others.push(name.into());
            }
        }
        true
    }

    fn sets(&self, fields: &[usize]) -> Vec<Value> {
        fields.iter().map(|&field| self.set(field)).collect()
    }

    /// The field is set.
    fn set(&self, field: usize) -> Value {
        let (Some(row), is_blank_null) = (self.request.fields.get(field), self.request.is_blank_null(field)) else {
            return false.into();
        };
        any(names(row)
            .map(|name| match (row.is_nullable(), is_blank_null) {
                (false, _) => present(name),
                (true, false) => member(name, &json!({ "not": { "type": "null" } })),
                (true, true) => member(name, &json!({ "not": { "enum": [null, ""] } })),
            })
            .collect())
    }

    /// The field is set, to one of these values if there is a condition. `None` when it cannot be said.
    fn triggers(&self, field: usize, when: Option<Condition>) -> Option<Value> {
        let Some(condition) = when else { return Some(self.set(field)) };
        let row = self.request.fields.get(field)?;
        let mut values = (self.request.constants)(condition.number())?;
        // What counts as null sets nothing.
        let is_blank_null = self.request.is_blank_null(field);
        values.retain(|value| !(value.is_null() || is_blank_null && *value == ""));
        let value = match <[Value; 1]>::try_from(values) {
            Ok([value]) => json!({ "const": value }),
            Err(values) if values.is_empty() => return Some(false.into()),
            Err(values) => json!({ "enum": values }),
        };
        Some(any(names(row).map(|name| member(name, &value)).collect()))
    }

    fn meets(&self, target: Target) -> Option<Value> {
        match target {
            Target::AnyOf(fields) => Some(any(self.sets(fields))),
            Target::Is(field, condition) => self.triggers(field, Some(condition)),
        }
    }
}

/// All the names of a field.
fn names(field: &Field) -> impl Iterator<Item = &'static str> + use<> {
    core::iter::once(field.name()).chain(field.aliases().iter().copied())
}

/// There is a member of this name.
fn present(name: &str) -> Value {
    json!({ "required": [name] })
}

/// There is a member of this name, and its value is such a one.
fn member(name: &str, value: &Value) -> Value {
    json!({ "required": [name], "properties": { name: value } })
}

fn not(schema: Value) -> Value {
    match schema {
        Value::Bool(accepts) => (!accepts).into(),
        schema => json!({ "not": schema }),
    }
}

fn any(mut schemas: Vec<Value>) -> Value {
    match schemas.len() {
        0 => false.into(),
        1 => schemas.remove(0),
        _ => json!({ "anyOf": schemas }),
    }
}

fn one(mut schemas: Vec<Value>) -> Value {
    if schemas.len() == 1 { schemas.remove(0) } else { json!({ "oneOf": schemas }) }
}

fn at_most_one(mut schemas: Vec<Value>) -> Value {
    if let [first, second] = &mut schemas[..] {
        return not(all(first.take(), second.take()));
    }
    // One of them, or none of them.
    let none = not(any(schemas.clone()));
    schemas.push(none);
    one(schemas)
}

/// Both: as one object where the two are about different members, which is easier to read.
fn all(one: Value, other: Value) -> Value {
    fn members(schema: &Value) -> Option<Vec<&String>> {
        let object = schema.as_object()?;
        let is_simple = object.keys().all(|keyword| keyword == "required" || keyword == "properties");
        let properties = object.get("properties").and_then(Value::as_object);
        is_simple.then(|| properties.into_iter().flat_map(Object::keys).collect())
    }
    let is_joinable = match (members(&one), members(&other)) {
        (Some(names), Some(others)) => !names.iter().any(|name| others.contains(name)),
        _ => false,
    };
    match (one, other) {
        (Value::Object(mut one), Value::Object(other)) if is_joinable => {
            for (keyword, value) in other {
                match (one.get_mut(&keyword), value) {
                    (Some(Value::Array(names)), Value::Array(more)) => names.extend(more),
                    (Some(Value::Object(properties)), Value::Object(more)) => properties.extend(more),
                    (_, value) => {
                        one.insert(keyword, value);
                    }
                }
            }
            one.into()
        }
        (one, other) => json!({ "allOf": [one, other] }),
    }
}
