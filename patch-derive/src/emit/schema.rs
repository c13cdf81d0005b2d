//! Schemas: what the user says about each field, the constants of conditions, and one line for each field, which takes
//! its value's schema from a library. The rest lives in the runtime.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::{GenericParam, WherePredicate};

use super::{Context, literal};
use crate::attr::Carried;
use crate::attr::rules::Value;
use crate::generics;
use crate::model::{Condition, Field, Resource};
use crate::ty;

mod utoipa;

/// The impls that words ask for; each in a macro of the runtime, which knows whether its feature is on.
pub(super) fn emit(context: &Context<'_>) -> Option<TokenStream> {
    let request = &context.resource.request;
    let describe = (request.schemars.is_some() || request.utoipa.is_some()).then(|| emit_describe(context))?;
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
fn emit_describe(context: &Context<'_>) -> TokenStream {
    let Context { resource, generics, .. } = context;
    let request = &resource.request.ident;
    let (parameters, arguments, clause) = generics.split_for_impl();
    let about = emit_about(&resource.request.carried, false, false);
    let mut fields = Vec::new();
    for field in &resource.fields {
        let is_merged = field.merging.is_some() && field.schema.is_none();
        fields.push(emit_about(&field.carried, field.empty_as_null.is_some(), is_merged));
    }
    let constants = emit_constants(resource, &context.self_type());
    quote! {
        #[automatically_derived]
        impl #parameters __patch::schema::Describe for #request #arguments #clause {
            const ABOUT: __patch::schema::About = #about;
            const ABOUT_FIELDS: &'static [__patch::schema::About] = &[#(#fields),*];
            #constants
        }
    }
}

fn emit_about(Carried { texts, deprecated, .. }: &Carried, empty_as_null: bool, is_merged: bool) -> TokenStream {
    let bits = u8::from(deprecated.is_some()) | u8::from(empty_as_null) << 1 | u8::from(is_merged) << 2;
    let bits = Literal::u8_unsuffixed(bits);
    quote!((&[#(#texts),*], #bits))
}

fn emit_constants(resource: &Resource, self_type: &TokenStream) -> Option<TokenStream> {
    if resource.conditions.is_empty() {
        return None;
    }
    let mut arms = TokenStream::new();
    for (index, Condition { field, values }) in resource.conditions.iter().enumerate() {
        let Some(field) = field.map(|field| &resource.fields[field]) else { continue };
        let index = literal(index);
        let mut constants = Vec::new();
        for value in &values.0 {
            constants.push(emit_constant(value, field, self_type));
        }
        arms.extend(quote!(#index => __patch::schema::collect([#(#constants),*]),));
    }
    Some(quote! {
        fn constants(
            __patch_condition: __patch::usize,
        ) -> __patch::Option<__patch::schema::Vec<__patch::schema::Value>> {
            match __patch_condition {
                #arms
                _ => __patch::None,
            }
        }
    })
}

/// A value that an attribute names, as the request would write it.
fn emit_constant(value: &Value, field: &Field, self_type: &TokenStream) -> TokenStream {
    let (ty, tokens) = (&field.value.tokens, value.to_tokens(self_type));
    match (value, &field.write) {
        (Value::Literal(_), _) => quote!(__patch::schema::literal::<#ty, _>(#tokens)),
        (Value::Path(_), None) => quote!(__patch::schema::value::<#ty>(&#tokens)),
        (Value::Path(_), Some(function)) => {
            let write = &function.path;
            let value = if function.whole { quote!(__patch::Some(#tokens)) } else { tokens };
            quote!(__patch::schema::written(|__patch_serializer| #write(&#value, __patch_serializer)))
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
    let resource = context.resource;
    let request = &resource.request.ident;
    let (_, arguments, _) = context.generics.split_for_impl();
    let library = quote!(__patch::schemars1);
    let generics =
        generics::with_bounds(&context.generics, bounds(resource, "JsonSchema", &quote!(#library::JsonSchema)));
    let (parameters, _, clause) = generics.split_for_impl();
    let mut fields = Vec::new();
    for field in &resource.fields {
        fields.push(emit_value(field, &library));
    }
    quote! {
        #[automatically_derived]
        impl #parameters #library::JsonSchema for #request #arguments #clause {
            fn schema_name() -> #library::Cow<'static, __patch::str> {
                #library::Cow::Borrowed(<Self as __patch::PatchRequest>::NAME)
            }
            fn schema_id() -> #library::Cow<'static, __patch::str> {
                #library::id::<Self>()
            }
            fn json_schema(__patch_generator: &mut #library::SchemaGenerator) -> #library::Schema {
                #library::schema::<Self>(__patch_generator, &[#(#fields),*])
            }
        }
    }
}

/// The function that tells the schema of a field's value. The type has its own place: it is what may have none.
fn emit_value(field: &Field, library: &TokenStream) -> TokenStream {
    let ty = field.schema.as_ref().unwrap_or(&field.value.tokens);
    let of = if field.is_nested() && field.schema.is_none() { quote!(of_nested) } else { quote!(of) };
    quote!(#library::#of::<#ty>)
}

/// What an impl asks of the types that depend on parameters; others are checked where they are named.
fn bounds(resource: &Resource, bound: &'static str, path: &TokenStream) -> Vec<WherePredicate> {
    let mut bounds = generics::generic_bounds(resource, &|field| field.schema.is_none(), bound);
    for field in &resource.fields {
        let Some(named) = &field.schema else { continue };
        let is_generic = resource.generics.params.iter().any(|parameter| {
            !matches!(parameter, GenericParam::Lifetime(_)) && ty::mentions(named.clone(), &ty::parameter(parameter).0)
        });
        if is_generic {
            bounds.push(generics::predicate(&quote!(#named: #path)));
        }
    }
    bounds.append(&mut generics::known_values(resource, &quote!(__patch)));
    bounds
}
