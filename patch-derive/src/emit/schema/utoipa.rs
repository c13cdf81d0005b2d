//! `utoipa::ToSchema`. The values of the fields are those of a struct of their own that stands on the library's derive,
//! which tells a type by its name: no trait would do.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, format_ident, quote};
use syn::{Generics, WherePredicate};

use crate::emit::{Context, literal, tools};
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
    let request = &resource.request.ident;
    let (_, arguments, _) = context.generics.split_for_impl();
    let library = quote!(__patch::utoipa6);
    let (mut values, mut members, mut rows) = (TokenStream::new(), TokenStream::new(), Vec::new());
    for (index, field) in context.fields() {
        if is_request(field) {
            let (index, request) = (literal(index), &field.value.tokens);
            rows.push(quote!(#library::nested::<#request>(#index)));
            continue;
        }
        let (name, value) = (format_ident!("_{index}"), value(field));
        // By an alias the library would take the option for a struct of that name.
        let inline = (field.is_alias() && field.schema.is_none()).then(|| quote!(#[schema(inline)]));
        members.extend(quote!(#inline #name: #value,));
        values.extend(value);
    }
    let of_values = of_values(&context.generics, &values);
    let (values_parameters, values_clause) = (&of_values, &of_values.where_clause);
    let (_, values_arguments, _) = of_values.split_for_impl();
    let mut of_parameters = TokenStream::new();
    for parameter in of_values.type_params() {
        let parameter = &parameter.ident;
        of_parameters.extend(quote!(#library::collect::<#parameter>(__patch_schemas);));
    }
    let generics = generics::with_bounds(&context.generics, bounds(resource, &of_values));
    let (parameters, _, clause) = generics.split_for_impl();
    let mut names = Vec::new();
    for parameter in resource.generics.type_params() {
        names.extend(parameter_name(&parameter.ident, &of_values, &resource.fields));
    }
    // Or whoever lacks a schema is told of all requests that have one.
    let hint = tools::surely_resolve(resource.ident.span()).then(|| quote!(#[diagnostic::do_not_recommend]));
    quote! {
        use #library::utoipa;

        #[derive(#library::ToSchema)]
        struct __PatchValues #values_parameters #values_clause {
            #members
        }

        #[automatically_derived]
        impl #parameters #library::ToSchema for #request #arguments #clause {
            fn name() -> #library::Cow<'static, __patch::str> {
                #library::name::<Self>(&[#(#names),*])
            }
            fn schemas(__patch_schemas: &mut #library::Schemas) {
                #library::schemas::<Self, __PatchValues #values_arguments>(__patch_schemas);
                #of_parameters
            }
        }

        #[automatically_derived]
        impl #parameters #library::PartialSchema for #request #arguments #clause {
            fn schema() -> #library::RefOr<#library::Schema> {
                #library::schema::<Self, __PatchValues #values_arguments>()
            }
        }

        #[automatically_derived]
        #hint
        impl #parameters #library::NestedSchema for #request #arguments #clause {
            type Request = Self;
            const NESTED: &'static [#library::Nested] = &[#(#rows),*];
        }
    }
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
fn parameter_name(parameter: &Ident, of_values: &Generics, fields: &[Field]) -> Option<TokenStream> {
    if of_values.type_params().any(|of_value| of_value.ident == *parameter) {
        return Some(quote!(<#parameter as __patch::utoipa6::ToSchema>::name()));
    }
    let name = parameter.to_string();
    let nested = fields.iter().find(|field| is_request(field) && ty::mentions(field.value.tokens.clone(), &name))?;
    let request = &nested.value.tokens;
    Some(quote!(__patch::utoipa6::name_of_nested::<#request>()))
}
