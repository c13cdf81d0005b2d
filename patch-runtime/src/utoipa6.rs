//! `utoipa::ToSchema` for requests: `#[patch(utoipa)]`, feature `utoipa6`.
//!
//! The library tells what a type looks like where it derives: by the name of the type, which for many is all there is
//! (`Uuid`, `DateTime`). So the values of a request's fields are the fields of a struct of their own that stands on that
//! derive, and are taken out of its schema.
//!
//! What the library has a name for is said with that; other keywords, such as `if` and `dependentRequired`, go where it
//! keeps extensions, which are printed beside the rest and hold whatever they are given.

use std::borrow::Cow;
use std::boxed::Box;
use std::collections::HashMap;
use std::string::String;
use std::vec::Vec;

use serde_json::{Value, json};
pub use utoipa::openapi::RefOr;
use utoipa::openapi::extensions::Extensions;
pub use utoipa::openapi::schema::Schema;
use utoipa::openapi::schema::{AdditionalProperties, Object, SchemaType};
pub use utoipa::{self, PartialSchema, ToSchema};

use crate::pruned::RequestFor;
use crate::schema::{self, Describe, Description};

/// The schemas that others refer to, by name.
pub type Schemas = Vec<(String, RefOr<Schema>)>;

/// The request that is nested in a field, as functions: what a reference to its schema is, and how that is added.
#[derive(Clone, Copy)]
pub struct Nested {
    field: usize,
    reference: fn() -> RefOr<Schema>,
    collect: fn(&mut Schemas),
}

/// The request that is nested in the field of this index.
#[must_use]
pub const fn nested<R: NestedSchema>(field: usize) -> Nested {
    Nested { field, reference: reference::<R::Request>, collect: collect::<R::Request> }
}

/// What is told of a request for its own schema and for those that it is nested in. The derive implements it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no schema for OpenAPI: write `#[patch(utoipa)]` on the struct that it is the request of",
    label = "has no schema"
)]
pub trait NestedSchema {
    /// The request itself, without the box that it may be in.
    type Request: ToSchema;
    /// The requests that are nested in it.
    const NESTED: &'static [Nested];
}

#[diagnostic::do_not_recommend]
impl<R: NestedSchema> NestedSchema for Box<R> {
    type Request = R::Request;
    const NESTED: &'static [Nested] = R::NESTED;
}

#[diagnostic::do_not_recommend]
impl<T, R: NestedSchema> NestedSchema for RequestFor<T, R> {
    type Request = R::Request;
    const NESTED: &'static [Nested] = R::NESTED;
}

/// The name of a nested request's schema.
#[must_use]
pub fn name_of_nested<R: NestedSchema>() -> Cow<'static, str> {
    R::Request::name()
}

fn reference<R: ToSchema>() -> RefOr<Schema> {
    utoipa::openapi::Ref::from_schema_name(R::name()).into()
}

/// Adds the schema that a parameter stands for, to which the library refers by its name, and what that refers to.
pub fn collect<T: ToSchema>(schemas: &mut Schemas) {
    let name = T::name();
    // A request that is nested in itself comes by more than once.
    if !schemas.iter().any(|(known, _)| *known == name) {
        schemas.push((name.into_owned(), T::schema()));
        T::schemas(schemas);
    }
}

/// The name of a request's schema: with the names of those that its parameters stand for, as the library has it.
#[must_use]
pub fn name<R: Describe>(parameters: &[Cow<'static, str>]) -> Cow<'static, str> {
    if parameters.is_empty() {
        return R::NAME.into();
    }
    let mut name = String::from(R::NAME);
    for parameter in parameters {
        name.push('_');
        name.push_str(parameter);
    }
    name.into()
}

/// The schema of a request, of which the values of fields that are not nested are those of `V`.
#[must_use]
pub fn schema<R: Describe + NestedSchema, V: ToSchema>() -> RefOr<Schema> {
    let mut schemas = Schemas::new();
    V::schemas(&mut schemas);
    describe(&Description::of::<R>(), &V::schema(), &schemas, R::NESTED)
}

/// Adds what the schema of such a request refers to.
pub fn schemas<R: NestedSchema, V: ToSchema>(schemas: &mut Schemas) {
    V::schemas(schemas);
    for nested in R::NESTED {
        (nested.collect)(schemas);
    }
}

fn describe(request: &Description, values: &RefOr<Schema>, schemas: &Schemas, nested: &[Nested]) -> RefOr<Schema> {
    let definitions: HashMap<String, Value> =
        schemas.iter().map(|(name, schema)| (std::format!("#/components/schemas/{name}"), print(schema))).collect();
    let definitions = |reference: &str| definitions.get(reference);
    let mut values = print(values)["properties"].take();
    let values = (0..request.len()).map(|index| match nested.iter().find(|nested| nested.field == index) {
        Some(nested) => print(&(nested.reference)()),
        // For a map that is merged, this is the schema of what is merged into.
        None => request.merged(index, values[std::format!("_{index}")].take(), &definitions),
    });
    read(request.schema(values.collect(), &definitions).into())
}

fn print(schema: &RefOr<Schema>) -> Value {
    serde_json::to_value(schema).unwrap_or_default()
}

/// The schema in the types of the library: those that it has for it, or if they would say something else, an object with
/// extensions.
fn read(schema: Value) -> RefOr<Schema> {
    if let Ok(typed) = serde_json::from_value(schema.clone()) {
        if print(&typed) == schema {
            return typed;
        }
    }
    let mut object = Object::with_type(SchemaType::AnyValue);
    let mut rest = schema::Object::new();
    for (keyword, value) in schema::object(schema) {
        match (&*keyword, value) {
            ("type", value) => object.schema_type = serde_json::from_value(value).unwrap_or_default(),
            ("description", Value::String(text)) => object.description = Some(text),
            ("deprecated", Value::Bool(true)) => object.deprecated = Some(utoipa::openapi::Deprecated::True),
            ("writeOnly", Value::Bool(value)) => object.write_only = Some(value),
            ("required", value) => object.required = serde_json::from_value(value).unwrap_or_default(),
            ("minProperties", value) => object.min_properties = serde_json::from_value(value).ok(),
            ("properties", Value::Object(properties)) => {
                object.properties = properties.into_iter().map(|(name, value)| (name, read(value))).collect();
            }
            ("additionalProperties", Value::Bool(value)) => {
                object.additional_properties = Some(AdditionalProperties::FreeForm(value).into());
            }
            (_, value) => {
                rest.insert(keyword, value);
            }
        }
    }
    object.extensions = Some(extensions(rest).into_iter().collect::<Extensions>()).filter(|rest| !rest.is_empty());
    Schema::Object(object).into()
}

/// The keywords as one. Several would be printed in another order in each run.
fn extensions(mut rest: schema::Object) -> schema::Object {
    if rest.len() < 2 {
        return rest;
    }
    let mut all = rest.remove("allOf").unwrap_or_else(|| json!([]));
    if let Some(all) = all.as_array_mut() {
        all.push(rest.into());
    }
    schema::Object::from_iter([(String::from("allOf"), all)])
}
