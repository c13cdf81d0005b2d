//! `utoipa::ToSchema`. The values of the fields are those of a struct of their own that stands on the library's derive,
//! which tells a type by its name: no trait would do.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, format_ident, quote};
use syn::{Generics, WherePredicate, parse_quote};

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
    let values: Vec<(usize, TokenStream)> =
        context.fields().filter_map(|(index, field)| Some((index, value(field)?))).collect();
    let of_values = of_values(&context.generics, &values);
    let (values_parameters, values_clause) = (&of_values, &of_values.where_clause);
    let (_, values_arguments, _) = of_values.split_for_impl();
    let members = values.iter().map(|(index, value)| {
        let name = format_ident!("_{index}");
        // By an alias the library would take the option for a struct of that name.
        let field = &resource.fields[*index];
        let inline = (field.is_alias() && field.schema.is_none()).then(|| quote!(#[schema(inline)]));
        quote!(#inline #name: #value,)
    });
    let nested: Vec<_> =
        context.fields().filter(|(index, _)| !values.iter().any(|(value, _)| value == index)).collect();
    let rows = nested.iter().map(|(index, field)| {
        let (index, request) = (literal(*index), &field.value.tokens);
        quote!(#library::nested::<#request>(#index))
    });
    let of_parameters = of_values.type_params().map(|parameter| {
        let parameter = &parameter.ident;
        quote!(#library::collect::<#parameter>(__patch_schemas);)
    });
    let generics = generics::with_bounds(&context.generics, bounds(resource, &of_values, &nested));
    let (parameters, _, clause) = generics.split_for_impl();
    let names =
        resource.generics.type_params().filter_map(|parameter| parameter_name(&parameter.ident, &of_values, &nested));
    // Or whoever lacks a schema is told of all requests that have one.
    let hint = tools::surely_resolve(resource.ident.span()).then(|| quote!(#[diagnostic::do_not_recommend]));
    quote! {
        use #library::utoipa;

        #[derive(#library::ToSchema)]
        struct __PatchValues #values_parameters #values_clause {
            #(#members)*
        }

        #[automatically_derived]
        impl #parameters #library::ToSchema for #request #arguments #clause {
            fn name() -> #library::Cow<'static, __patch::str> {
                #library::name::<Self>(&[#(#names),*])
            }
            fn schemas(__patch_schemas: &mut #library::Schemas) {
                #library::schemas::<Self, __PatchValues #values_arguments>(__patch_schemas);
                #(#of_parameters)*
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

/// The type of a field's value by a name that the library may know. `None` for a nested request.
fn value(field: &Field) -> Option<TokenStream> {
    let ty = match (&field.schema, &field.merging) {
        (Some(ty), _) => ty.clone(),
        (None, Some(_)) if field.is_nested() => return None,
        (None, _) if field.is_alias() => field.written.to_token_stream(),
        // What is merged is described by what it is merged into.
        (None, Some(merging)) => merging.target.clone(),
        (None, None) => field.value.tokens.clone(),
    };
    // As generated code: what lints have to say about what the library makes of it, the user can do nothing about.
    Some(as_generated(ty))
}

/// The parameters of the struct of values: those that occur in it.
fn of_values(generics: &Generics, values: &[(usize, TokenStream)]) -> Generics {
    let names = generics.params.iter().map(|parameter| ty::parameter(parameter).0);
    let unused: Vec<String> =
        names.filter(|name| !values.iter().any(|(_, value)| ty::mentions(value.clone(), name))).collect();
    generics::without(generics.clone(), &unused.iter().map(String::as_str).collect::<Vec<_>>())
}

/// What the impls ask of the parameters: the library's derive asks that each of its own has a schema.
fn bounds(resource: &Resource, of_values: &Generics, nested: &[(usize, &Field)]) -> Vec<WherePredicate> {
    let by_value = of_values.type_params().map(|parameter| -> WherePredicate {
        let parameter = &parameter.ident;
        parse_quote!(#parameter: __patch::utoipa6::ToSchema)
    });
    let nested = nested.iter().map(|(_, field)| *field);
    let mut bounds: Vec<WherePredicate> = by_value.collect();
    bounds.extend(generics::generic_bounds(resource, nested, "ToSchema"));
    bounds.extend(generics::known_values(resource, &quote!(__patch)));
    bounds
}

/// The name of the schema that a parameter stands for, or of the nested request that it does.
fn parameter_name(parameter: &Ident, of_values: &Generics, nested: &[(usize, &Field)]) -> Option<TokenStream> {
    if of_values.type_params().any(|of_value| of_value.ident == *parameter) {
        return Some(quote!(<#parameter as __patch::utoipa6::ToSchema>::name()));
    }
    let mentions = |(_, field): &&(usize, &Field)| ty::mentions(field.value.tokens.clone(), &parameter.to_string());
    let request = &nested.iter().find(mentions)?.1.value.tokens;
    Some(quote!(__patch::utoipa6::name_of_nested::<#request>()))
}
