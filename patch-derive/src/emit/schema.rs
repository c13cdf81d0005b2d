//! Schemas: what the user says about each field, the constants of conditions, and one line for each field, which takes
//! its value's schema from a library. The rest lives in the runtime.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{GenericParam, WherePredicate};

use super::{Context, Text};
use crate::attr::Carried;
use crate::attr::rules::Value;
use crate::generics;
use crate::model::{Condition, Field, Resource};
use crate::ty;

mod utoipa;

/// The impls that words ask for; each in a macro of the runtime, which knows whether its feature is on.
pub(super) fn emit(context: &Context<'_>) -> Option<TokenStream> {
    let request = &context.resource.request;
    if request.schemars.is_none() && request.utoipa.is_none() {
        return None;
    }
    let mut describe = Text::default();
    emit_describe(&mut describe, context);
    let describe = describe.finish();
    // Each where its word is, for the sentence about the feature to be about that and nothing else. What all of them need
    // comes with the first.
    let schemars = request.schemars.map(|word| {
        let generated = emit_schemars(context);
        quote_spanned!(word=> __patch::with_schemars1! { #describe #generated })
    });
    let utoipa = request.utoipa.map(|word| {
        let describe = schemars.is_none().then_some(&describe);
        let generated = utoipa::emit(context);
        quote_spanned!(word=> __patch::with_utoipa6! { #describe #generated })
    });
    Some(quote!(#schemars #utoipa))
}

// Expands to:
//
//     impl Describe for UpdateUserRequest {
//         const ABOUT: About = (&[" A user."], 0);
//         const ABOUT_FIELDS: &'static [About] = &[(&[" The first name."], 0), (&[], 1)];
//         fn constants(condition: usize) -> Option<Vec<Value>> {
//             match condition {
//                 0 => [literal::<String, _>("custom"), value(&Kind::Other)].into_iter().collect(),
//                 _ => None,
//             }
//         }
//     }
fn emit_describe(text: &mut Text, context: &Context<'_>) {
    let resource = context.resource;
    let mut fields = Text::default();
    for field in &resource.fields {
        let is_merged = field.merging.is_some() && field.schema.is_none();
        let about = about(&mut fields, &field.carried, field.empty_as_null.is_some(), is_merged);
        fields.line(None, format_args!("{about},"));
    }
    let about = about(text, &resource.request.carried, false, false);
    let (fields, constants) = (text.block(fields), constants(text, resource, &context.self_type()));
    text.derive(
        context,
        &context.generics,
        "__patch::schema::Describe",
        format_args!(
            "const ABOUT: __patch::schema::About = {about};
            const ABOUT_FIELDS: &'static [__patch::schema::About] = &[{fields}];
            {constants}"
        ),
    );
}

/// What the user says in texts, and three facts as bits.
fn about(text: &mut Text, carried: &Carried, empty_as_null: bool, is_merged: bool) -> String {
    let Carried { texts, deprecated, .. } = carried;
    let texts = text.hole(quote!(#(#texts),*));
    let bits = u8::from(deprecated.is_some()) | u8::from(empty_as_null) << 1 | u8::from(is_merged) << 2;
    format!("(&[{texts}], {bits})")
}

fn constants(text: &mut Text, resource: &Resource, self_type: &TokenStream) -> String {
    if resource.conditions.is_empty() {
        return String::new();
    }
    let mut arms = Text::default();
    for (index, Condition { field, values }) in resource.conditions.iter().enumerate() {
        let Some(field) = field.map(|field| &resource.fields[field]) else { continue };
        let mut constants = Text::default();
        for value in &values.0 {
            emit_constant(&mut constants, value, field, self_type);
        }
        let constants = arms.block(constants);
        arms.line(None, format_args!("{index} => __patch::schema::collect([{constants}]),"));
    }
    let arms = text.block(arms);
    format!(
        "fn constants(__patch_condition: __patch::usize) -> __patch::Option<__patch::schema::Vec<__patch::schema::Value>> {{
            match __patch_condition {{ {arms} _ => __patch::None }}
        }}"
    )
}

/// A value that an attribute names, as the request would write it.
fn emit_constant(text: &mut Text, value: &Value, field: &Field, self_type: &TokenStream) {
    let tokens = text.hole(value.to_tokens(self_type));
    match (value, &field.write) {
        (Value::Literal(_), _) => {
            let ty = text.hole(&field.value.tokens);
            text.line(None, format_args!("__patch::schema::literal::<{ty}, _>({tokens}),"));
        }
        (Value::Path(_), None) => {
            let ty = text.hole(&field.value.tokens);
            text.line(None, format_args!("__patch::schema::value::<{ty}>(&{tokens}),"));
        }
        (Value::Path(_), Some(function)) => {
            let write = text.hole(&function.path);
            let value = if function.whole { format!("__patch::Some({tokens})") } else { tokens.to_string() };
            text.line(
                None,
                format_args!("__patch::schema::written(|__patch_serializer| {write}(&{value}, __patch_serializer)),"),
            );
        }
    }
}

// Expands to:
//
//     impl JsonSchema for UpdateUserRequest {
//         fn schema_name() -> Cow<'static, str> { Cow::Borrowed(Self::NAME) }
//         fn schema_id() -> Cow<'static, str> { id::<Self>() }
//         fn json_schema(generator: &mut SchemaGenerator) -> Schema {
//             schema::<Self>(generator, &[of::<String>, of_nested::<UpdateAddressRequest>])
//         }
//     }
fn emit_schemars(context: &Context<'_>) -> TokenStream {
    let (mut text, mut fields) = (Text::default(), Text::default());
    for field in &context.resource.fields {
        // The type has its own place: it is what may have no schema.
        let ty = fields.hole(field.schema.as_ref().unwrap_or(&field.value.tokens));
        let of = if field.is_nested() && field.schema.is_none() { "of_nested" } else { "of" };
        fields.line(None, format_args!("__patch::schemars1::{of}::<{ty}>,"));
    }
    let fields = text.block(fields);
    text.derive(
        context,
        &generics::with_bounds(&context.generics, &bounds(context.resource)),
        "__patch::schemars1::JsonSchema",
        format_args!(
            "fn schema_name() -> __patch::schemars1::Cow<'static, __patch::str> {{
                __patch::schemars1::Cow::Borrowed(<Self as __patch::PatchRequest>::NAME)
            }}
            fn schema_id() -> __patch::schemars1::Cow<'static, __patch::str> {{ __patch::schemars1::id::<Self>() }}
            fn json_schema(__patch_generator: &mut __patch::schemars1::SchemaGenerator) -> __patch::schemars1::Schema {{
                __patch::schemars1::schema::<Self>(__patch_generator, &[{fields}])
            }}"
        ),
    );
    text.finish()
}

/// What an impl asks of the types that depend on parameters; others are checked where they are named.
fn bounds(resource: &Resource) -> Vec<WherePredicate> {
    let mut bounds = generics::generic_bounds(resource, &|field| field.schema.is_none(), "JsonSchema");
    for field in &resource.fields {
        let Some(named) = &field.schema else { continue };
        let is_generic = resource.generics.params.iter().any(|parameter| {
            !matches!(parameter, GenericParam::Lifetime(_)) && ty::mentions(named.clone(), &ty::parameter(parameter).0)
        });
        if is_generic {
            bounds.push(generics::predicate(&quote!(#named: __patch::schemars1::JsonSchema)));
        }
    }
    bounds.append(&mut generics::known_values(resource, &quote!(__patch)));
    bounds
}
