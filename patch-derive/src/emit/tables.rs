//! The tables and the two matches that everything provided by the runtime stands on, and the way from a request to
//! its resource and back.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::ext::IdentExt as _;

use super::{Context, literal};
use crate::model::{Field, Home, Rule};
use crate::name::generated;

// Expands to:
//
//     impl PatchRequest for UpdateUserRequest {
//         type Resource = User;
//         const FIELDS: &'static [Field] = &[Field::nullable("first_name"), Field::value("created_at")];
//         const RULES: &'static [Rule] = &[Rule::Requires { field: 2, any_of: &[1] }];
//         fn state(&self, field: usize) -> State { .. }
//         fn apply_to(self, resource: &mut User) { .. }
//     }
//     impl Patchable for User { type Request = UpdateUserRequest; }
pub(super) fn emit(context: &Context<'_>) -> TokenStream {
    let Context { resource, generics } = context;
    let (ident, request) = (&resource.ident, &resource.request.ident);
    let (parameters, arguments, clause) = generics.split_for_impl();
    let (_, resource_arguments, _) = resource.generics.split_for_impl();
    let name = request.unraw().to_string();
    let rows = resource.fields.iter().map(emit_row);
    let rules = resource.rules.iter().filter_map(emit_rule);
    let read_only = resource.skipped.iter().map(|skipped| &skipped.wire);
    let read_only = (!resource.skipped.is_empty())
        .then(|| quote!(const READ_ONLY: &'static [&'static __patch::str] = &[#(#read_only),*];));
    let states = context.fields().map(|(index, field)| {
        let (index, place) = (literal(index), super::at(&field.ident));
        let state = super::by_kind(field, "state");
        quote!(#index => __patch::#state(&self.#place),)
    });
    let updates = resource.fields.iter().map(emit_update);
    quote! {
        #[automatically_derived]
        impl #parameters __patch::PatchRequest for #request #arguments #clause {
            type Resource = #ident #resource_arguments;
            const NAME: &'static __patch::str = #name;
            const FIELDS: &'static [__patch::Field] = &[#(#rows),*];
            const RULES: &'static [__patch::Rule] = &[#(#rules),*];
            #read_only
            fn state(&self, __patch_field: __patch::usize) -> __patch::State {
                match __patch_field {
                    #(#states)*
                    _ => __patch::State::Kept,
                }
            }
            fn apply_to(self, __patch_resource: &mut Self::Resource) {
                #(#updates)*
                let _ = __patch_resource;
            }
        }

        #[automatically_derived]
        impl #parameters __patch::Patchable for #ident #resource_arguments #clause {
            type Request = #request #arguments;
        }
    }
}

fn emit_row(field: &Field) -> TokenStream {
    let name = &field.wire.name;
    let kind = if field.nullable { quote!(nullable) } else { quote!(value) };
    let required = field.required.then(|| quote!(.required()));
    let secret = field.secret.then(|| quote!(.secret()));
    let request_only = (field.home == Home::RequestOnly).then(|| quote!(.request_only()));
    quote!(__patch::Field::#kind(#name) #required #secret #request_only)
}

fn emit_rule(rule: &Rule) -> Option<TokenStream> {
    Some(match rule {
        Rule::Required { field } => {
            let field = literal(*field);
            quote!(__patch::Rule::Required { field: #field })
        }
        Rule::Requires { field, target } => {
            let (field, target) = (literal(*field), literal(target.field?));
            quote!(__patch::Rule::Requires { field: #field, any_of: &[#target] })
        }
    })
}

fn emit_update(field: &Field) -> Option<TokenStream> {
    let apply = match (field.home, field.nullable) {
        (Home::RequestOnly, _) => return None,
        (_, true) => quote!(apply_nullable),
        (Home::Optional, false) => quote!(apply_some),
        (Home::Plain, false) => quote!(apply_value),
    };
    let place = super::at(&field.ident);
    Some(quote_spanned! {generated(field.value.span)=>
        __patch::#apply(self.#place, &mut __patch_resource.#place);
    })
}
