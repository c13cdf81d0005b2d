//! `utoipa::ToSchema`. The values of the fields are those of a struct of their own that stands on the library's derive,
//! which tells a type by its name: no trait would do.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote};
use syn::{Generics, WherePredicate};

use crate::emit::{Context, Text, tools};
use crate::generics;
use crate::model::{Field, Resource};
use crate::name::as_generated;
use crate::ty;

// Expands to:
//
//     use __private::utoipa6::utoipa;
//
//     #[derive(ToSchema)]
//     struct __PatchValues {
//         _0: String,
//     }
//     impl ToSchema for UpdateUserRequest {
//         fn name() -> Cow<'static, str> { name::<Self>(&[]) }
//         fn schemas(list: &mut Schemas) { schemas::<Self, __PatchValues>(list) }
//     }
//     impl PartialSchema for UpdateUserRequest {
//         fn schema() -> RefOr<Schema> { schema::<Self, __PatchValues>() }
//     }
//     impl NestedSchema for UpdateUserRequest {
//         type Request = Self;
//         const NESTED: &'static [Nested] = &[nested::<UpdateAddressRequest>(1)];
//     }
pub(super) fn emit(context: &Context<'_>) -> TokenStream {
    let resource = context.resource;
    let (mut text, mut members, mut nested) = (Text::default(), Text::default(), Text::default());
    let mut values = TokenStream::new();
    for (index, field) in context.fields() {
        if is_request(field) {
            let request = nested.hole(&field.value.tokens);
            nested.line(None, format_args!("__patch::utoipa6::nested::<{request}>({index}),"));
            continue;
        }
        // By an alias the library would take the option for a struct of that name.
        let inline = if field.is_alias() && field.schema.is_none() { "#[schema(inline)]" } else { "" };
        let value = value(field);
        let ty = members.hole(&value);
        members.line(None, format_args!("{inline} _{index}: {ty},"));
        values.extend(value);
    }
    let of_values = of_values(&context.generics, &values);
    text.write(format_args!("use __patch::utoipa6::utoipa;"));
    let (parameters, clause) = (text.hole(&of_values), text.hole(&of_values.where_clause));
    let members = text.block(members);
    text.line(
        None,
        format_args!(
            "#[derive(__patch::utoipa6::ToSchema)] struct __PatchValues {parameters} {clause} {{ {members} }}"
        ),
    );
    let (mut names, mut schemas) = (Text::default(), String::new());
    for parameter in resource.generics.type_params() {
        emit_parameter_name(&mut names, &parameter.ident, &of_values, &resource.fields);
    }
    for parameter in of_values.type_params() {
        schemas += &format!("__patch::utoipa6::collect::<{}>(__patch_schemas);", parameter.ident);
    }
    let generics = generics::with_bounds(&context.generics, &bounds(resource, &of_values));
    let (_, arguments, _) = of_values.split_for_impl();
    let (names, of) = (text.block(names), text.hole(&arguments));
    text.derive(
        context,
        &generics,
        "__patch::utoipa6::ToSchema",
        format_args!(
            "fn name() -> __patch::utoipa6::Cow<'static, __patch::str> {{ __patch::utoipa6::name::<Self>(&[{names}]) }}
            fn schemas(__patch_schemas: &mut __patch::utoipa6::Schemas) {{
                __patch::utoipa6::schemas::<Self, __PatchValues {of}>(__patch_schemas);
                {schemas}
            }}"
        ),
    );
    let of = text.hole(&arguments);
    text.derive(
        context,
        &generics,
        "__patch::utoipa6::PartialSchema",
        format_args!(
            "fn schema() -> __patch::utoipa6::RefOr<__patch::utoipa6::Schema> {{
                __patch::utoipa6::schema::<Self, __PatchValues {of}>()
            }}"
        ),
    );
    text.write(format_args!("#[automatically_derived]"));
    // Or whoever lacks a schema is told of all requests that have one.
    if tools::surely_resolve(resource.ident.span()) {
        text.write(format_args!("#[diagnostic::do_not_recommend]"));
    }
    let nested = text.block(nested);
    text.implement(
        context,
        &generics,
        "__patch::utoipa6::NestedSchema",
        format_args!("type Request = Self; const NESTED: &'static [__patch::utoipa6::Nested] = &[{nested}];"),
    );
    text.finish()
}

/// Whether the field's value is described as the request that it is.
fn is_request(field: &Field) -> bool {
    field.is_nested() && field.schema.is_none()
}

/// The type of a field's value by a name that the library may know.
fn value(field: &Field) -> TokenStream {
    let ty = match (&field.schema, &field.merging) {
        (Some(ty), _) => ty.clone(),
        (None, _) if field.is_alias() => field.written.to_token_stream(),
        // What is merged is described by what it is merged into.
        (None, Some(merging)) => merging.target.clone(),
        (None, None) => field.value.tokens.clone(),
    };
    // As generated code: what lints have to say about what the library makes of it, the user can do nothing about.
    as_generated(ty)
}

/// The parameters of the struct of values: those that occur in it.
fn of_values(generics: &Generics, values: &TokenStream) -> Generics {
    let mut unused = Vec::new();
    for parameter in &generics.params {
        let (name, _) = ty::parameter(parameter);
        if !ty::mentions(values.clone(), &name) {
            unused.push(name);
        }
    }
    generics::without(generics, &unused)
}

/// What the impls ask of the parameters: the library's derive asks that each of its own has a schema.
fn bounds(resource: &Resource, of_values: &Generics) -> Vec<WherePredicate> {
    let mut bounds = Vec::new();
    for parameter in of_values.type_params() {
        let parameter = &parameter.ident;
        bounds.push(generics::predicate(&quote!(#parameter: __patch::utoipa6::ToSchema)));
    }
    bounds.append(&mut generics::generic_bounds(resource, &is_request, "ToSchema"));
    bounds.append(&mut generics::known_values(resource, &quote!(__patch)));
    bounds
}

/// The name of the schema that a parameter stands for, or of the nested request that it does.
fn emit_parameter_name(names: &mut Text, parameter: &Ident, of_values: &Generics, fields: &[Field]) {
    if of_values.type_params().any(|of_value| of_value.ident == *parameter) {
        return names.write(format_args!("<{parameter} as __patch::utoipa6::ToSchema>::name(),"));
    }
    let name = parameter.to_string();
    let is_named = |field: &&Field| is_request(field) && ty::mentions(field.value.tokens.clone(), &name);
    if let Some(nested) = fields.iter().find(is_named) {
        let request = names.hole(&nested.value.tokens);
        names.line(None, format_args!("__patch::utoipa6::name_of_nested::<{request}>(),"));
    }
}
