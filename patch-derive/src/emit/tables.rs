//! The tables and the two matches that everything provided by the runtime stands on, and the way from a request to
//! its resource and back.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;

use super::{Context, literal};
use crate::attr::Reset;
use crate::model::{Field, Home, Rule};
use crate::name::generated;
use crate::ty;

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
    let allow_unknown = resource.request.allow_unknown.then(|| {
        quote!(
            const ALLOW_UNKNOWN: __patch::bool = true;
        )
    });
    let more = resource.request.validate_with.as_ref().map(|path| {
        let span = path.span();
        let call = quote_spanned!(generated(span)=> (self, __patch_report));
        quote! {
            fn more(&self, __patch_report: &mut __patch::Report) {
                #path #call;
            }
        }
    });
    let states = context.fields().map(|(index, field)| {
        let (index, place) = (literal(index), super::at(&field.ident));
        let state = super::by_kind(field, "state");
        quote!(#index => __patch::#state(&self.#place),)
    });
    let self_type = quote!(#ident #resource_arguments);
    let updates = resource.fields.iter().map(|field| emit_update(field, &self_type));
    quote! {
        #[automatically_derived]
        impl #parameters __patch::PatchRequest for #request #arguments #clause {
            type Resource = #ident #resource_arguments;
            const NAME: &'static __patch::str = #name;
            const FIELDS: &'static [__patch::Field] = &[#(#rows),*];
            const RULES: &'static [__patch::Rule] = &[#(#rules),*];
            #read_only
            #allow_unknown
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
            #more
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
    let aliases = field.aliases.iter().map(|alias| &alias.name);
    let aliases = (!field.aliases.is_empty()).then(|| quote!(.or(&[#(#aliases),*])));
    let required = field.required.then(|| quote!(.required()));
    let secret = field.secret.then(|| quote!(.secret()));
    let request_only = field.is_request_only().then(|| quote!(.request_only()));
    quote!(__patch::Field::#kind(#name) #aliases #required #secret #request_only)
}

fn emit_rule(rule: &Rule) -> Option<TokenStream> {
    Some(match rule {
        Rule::Required { field } => {
            let field = literal(*field);
            quote!(__patch::Rule::Required { field: #field })
        }
        Rule::NonEmpty => quote!(__patch::Rule::NonEmpty),
        Rule::Requires { field, target } => {
            let (field, target) = (literal(*field), literal(target.field?));
            quote!(__patch::Rule::Requires { field: #field, any_of: &[#target] })
        }
    })
}

fn emit_update(field: &Field, self_type: &TokenStream) -> Option<TokenStream> {
    let mut reset = None;
    let apply = match (&field.home, field.nullable) {
        (Home::RequestOnly, _) => return None,
        (Home::Optional, true) => quote!(apply_nullable),
        (Home::Optional, false) => quote!(apply_some),
        (Home::Plain(Some(Reset::Expression(expression))), true) => {
            let expression = ty::replace_self(expression.clone(), self_type);
            reset = Some(quote!(, || #expression));
            quote!(apply_or)
        }
        (Home::Plain(_), true) => quote!(apply_or_default),
        (Home::Plain(_), false) => quote!(apply_value),
    };
    let place = super::at(&field.ident);
    Some(quote_spanned! {generated(field.value.span)=>
        __patch::#apply(self.#place, &mut __patch_resource.#place #reset);
    })
}
