//! The JSON Schema of a request (2020-12, that of `OpenAPI` 3.1 as well): what its members are, what `null` means
//! for each, and its [rules](crate::Rule) as keywords. What the value of a field looks like is told by a library of the
//! user's choice; `schemars1` and `utoipa6` bring the two together.

use alloc::borrow::ToOwned as _;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use serde_json::{Map, Value, json};

use crate::field::Field;
use crate::request::PatchRequest;
use crate::rule::Rule;

pub(crate) mod constant;
mod null;
mod rules;

pub(crate) type Object = Map<String, Value>;

/// What the user says of the resource or of a field: the lines of the documentation, and what is true of it as bits
/// (deprecated, then of a field whether `""` counts as `null` and whether it is merged, the lowest first).
pub type About = (&'static [&'static str], u8);

/// What a schema says of a request that its tables do not. The derive implements it where a word asks for a schema.
#[doc(hidden)]
pub trait Describe: PatchRequest {
    /// Of the resource.
    const ABOUT: About;

    /// Of each field.
    const ABOUT_FIELDS: &'static [About];

    /// The values for which the condition of this number holds, as they are sent. `None` when they cannot be written.
    #[must_use]
    fn constants(condition: usize) -> Option<Vec<Value>> {
        let _ = condition;
        None
    }
}

/// Everything that a request says of itself, without its type.
pub(crate) struct Description {
    fields: &'static [Field],
    rules: &'static [Rule],
    allow_unknown: bool,
    about: About,
    about_fields: &'static [About],
    constants: fn(usize) -> Option<Vec<Value>>,
}

/// Where a library keeps the schemas that others refer to: from a `$ref` to what it means, if that is known yet.
pub(crate) type Definitions<'a> = dyn Fn(&str) -> Option<&'a Value> + 'a;

impl Description {
    pub(crate) const fn of<R: Describe>() -> Self {
        Self {
            fields: R::FIELDS,
            rules: R::RULES,
            allow_unknown: R::ALLOW_UNKNOWN,
            about: R::ABOUT,
            about_fields: R::ABOUT_FIELDS,
            constants: R::constants,
        }
    }

    /// The schema, from those of the fields' values.
    pub(crate) fn schema(&self, values: Vec<Value>, definitions: &Definitions<'_>) -> Object {
        let mut schema = Object::new();
        annotate(&mut schema, self.about);
        schema.insert("type".to_owned(), json!("object"));
        let mut properties = Object::new();
        for ((field, value), about) in self.fields.iter().zip(values).zip(self.about_fields) {
            let property = property(field, value, *about, definitions);
            for alias in field.aliases() {
                properties.insert((*alias).to_owned(), property.clone());
            }
            properties.insert(field.name().to_owned(), property);
        }
        schema.insert("properties".to_owned(), properties.into());
        rules::state(self, &mut schema);
        if !self.allow_unknown {
            schema.insert("additionalProperties".to_owned(), false.into());
        }
        schema
    }

    /// The schema of what is merged into a field, from that of the field: `null` deletes a key of a map.
    #[cfg(feature = "utoipa6")]
    pub(crate) fn merged(&self, field: usize, mut value: Value, definitions: &Definitions<'_>) -> Value {
        if self.about_fields.get(field).is_some_and(|(_, bits)| bits & 4 != 0) {
            // Of an option by another name, the map is one of two.
            let choices = value.get_mut("oneOf").and_then(Value::as_array_mut).map(core::mem::take);
            let maps = choices.into_iter().flatten().map(|choice| self.merged(field, choice, definitions));
            let maps: Vec<Value> = maps.collect();
            if !maps.is_empty() {
                value["oneOf"] = maps.into();
            } else if let Some(values @ Value::Object(_)) = value.get_mut("additionalProperties") {
                *values = null::accept(values.take(), definitions);
            }
        }
        value
    }

    /// How many fields there are.
    #[cfg(feature = "utoipa6")]
    pub(crate) const fn len(&self) -> usize {
        self.fields.len()
    }

    /// Whether `""` counts as `null` for a field.
    fn is_blank_null(&self, field: usize) -> bool {
        self.about_fields.get(field).is_some_and(|(_, bits)| bits & 2 != 0)
    }
}

/// What may be sent for a field.
fn property(field: &Field, value: Value, about: About, definitions: &Definitions<'_>) -> Value {
    let value = if field.is_nullable() {
        null::accept(value, definitions)
    } else if field.nested().is_some() {
        // An object.
        value
    } else {
        null::refuse(value, definitions)
    };
    let mut property = object(value);
    annotate(&mut property, about);
    if field.is_secret() {
        property.insert("writeOnly".to_owned(), true.into());
    }
    property.into()
}

/// A schema as an object, which can hold more than what it says.
pub(crate) fn object(schema: Value) -> Object {
    match schema {
        Value::Object(object) => object,
        Value::Bool(false) => Object::from_iter([("not".to_owned(), json!({}))]),
        _ => Object::new(),
    }
}

fn annotate(schema: &mut Object, (docs, bits): About) {
    let description = description(docs);
    if !description.is_empty() {
        schema.insert("description".to_owned(), description.into());
    }
    if bits & 1 != 0 {
        schema.insert("deprecated".to_owned(), true.into());
    }
}

/// The text of a documentation comment: its lines without the indentation that they share, as rustdoc reads them.
fn description(docs: &[&str]) -> String {
    let lines: Vec<&str> = docs.iter().flat_map(|doc| doc.split('\n')).map(str::trim_end).collect();
    let indentation = |line: &&str| line.len() - line.trim_start_matches(' ').len();
    let shared = lines.iter().filter(|line| !line.is_empty()).map(indentation).min().unwrap_or(0);
    let lines: Vec<&str> = lines.iter().map(|line| line.get(shared..).unwrap_or_default()).collect();
    lines.join("\n").trim_matches('\n').to_string()
}

#[cfg(test)]
mod tests;
