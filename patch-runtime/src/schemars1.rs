//! `schemars::JsonSchema` for requests: `#[patch(schemars)]`, feature `schemars1`.

use alloc::borrow::Cow;

pub use schemars::{JsonSchema, Schema, SchemaGenerator};

use crate::pruned::RequestFor;
use crate::schema::{Describe, Description};

/// From a field to the schema of its value.
pub(crate) type Of = fn(&mut SchemaGenerator) -> Schema;

/// The schema of a field's value, or a reference to it.
pub fn of<T: ValueSchema>(generator: &mut SchemaGenerator) -> Schema {
    T::schema(generator)
}

/// The same of a nested request.
pub fn of_nested<R: NestedSchema>(generator: &mut SchemaGenerator) -> Schema {
    R::schema(generator)
}

/// The type of a field's value. It stands for [`JsonSchema`], to say in a sentence of ours what is missing.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no JSON Schema: derive `schemars::JsonSchema` for it, or name a type that has one with `schema = Type`",
    label = "has no schema"
)]
pub trait ValueSchema {
    /// Its schema, or a reference to it.
    fn schema(generator: &mut SchemaGenerator) -> Schema;
}

#[diagnostic::do_not_recommend]
impl<T: JsonSchema> ValueSchema for T {
    fn schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<T>()
    }
}

/// The request of a nested resource, in the same way.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no JSON Schema: write `#[patch(schemars)]` on the struct that it is the request of",
    label = "has no schema"
)]
pub trait NestedSchema {
    /// Its schema, or a reference to it.
    fn schema(generator: &mut SchemaGenerator) -> Schema;
}

#[diagnostic::do_not_recommend]
impl<R: JsonSchema> NestedSchema for R {
    fn schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<R>()
    }
}

/// What tells the request from others: its path, with those of its type parameters.
#[must_use]
pub fn id<R>() -> Cow<'static, str> {
    core::any::type_name::<R>().into()
}

/// The schema of a request.
pub fn schema<R: Describe>(generator: &mut SchemaGenerator, fields: &[Of]) -> Schema {
    describe(&Description::of::<R>(), generator, fields)
}

fn describe(request: &Description, generator: &mut SchemaGenerator, fields: &[Of]) -> Schema {
    let values = fields.iter().map(|of| of(generator).to_value()).collect();
    // As the generator makes references: `#/$defs/Name`.
    let prefix = generator.settings().definitions_path.trim_start_matches('#').trim_end_matches('/');
    let definitions = |reference: &str| {
        let name = reference.strip_prefix('#')?.strip_prefix(prefix)?.strip_prefix('/')?;
        generator.definitions().get(name)
    };
    request.schema(values, &definitions).into()
}

impl<T, R: JsonSchema> JsonSchema for RequestFor<T, R> {
    fn schema_name() -> Cow<'static, str> {
        R::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        R::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        R::json_schema(generator)
    }
}
