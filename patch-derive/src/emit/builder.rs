//! The builder: one method for each thing that a request can say about a field.

use std::fmt::Write as _;

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt as _;

use super::{Context, doc};
use crate::model::{Field, Rule};
use crate::name::generated;

// Expands to:
//
//     pub struct UpdateUserRequestBuilder { request: UpdateUserRequest }
pub(super) fn emit(context: &Context<'_>) -> TokenStream {
    let Context { resource, generics } = context;
    let (request, builder, vis) = (&resource.request.ident, &resource.request.builder, &resource.request.vis);
    let (_, arguments, clause) = generics.split_for_impl();
    let allows = context.allows();
    let deprecated = &resource.request.carried.deprecated;
    let docs =
        doc(&format!("Builds an `{}`: set and clear fields in any order, then call `.build()`.", request.unraw()));
    quote! {
        #docs
        #[must_use = "a builder does nothing until `.build()` is called"]
        #(#allows)*
        #deprecated
        #vis struct #builder #generics #clause {
            request: #request #arguments,
        }
    }
}

pub(super) fn emit_impl(context: &Context<'_>) -> TokenStream {
    let Context { resource, generics } = context;
    let builder = &resource.request.builder;
    let (parameters, arguments, clause) = generics.split_for_impl();
    let setters = resource.fields.iter().map(|field| emit_setters(context, field));
    let build = emit_build(context);
    let debug = super::derives::debug_bounds(context);
    let (debug_parameters, _, debug_clause) = debug.split_for_impl();
    let title = builder.unraw().to_string();
    quote! {
        impl #parameters #builder #arguments #clause {
            #(#setters)*
            #build
        }

        #[automatically_derived]
        impl #debug_parameters __patch::Debug for #builder #arguments #debug_clause {
            fn fmt(&self, __patch_f: &mut __patch::Formatter<'_>) -> __patch::FmtResult {
                __patch::debug_builder(__patch_f, #title, &self.request)
            }
        }
    }
}

// Expands to:
//
//     pub fn first_name(mut self, new_value: impl Into<String>) -> Self { .. }
//     pub fn clear_first_name(mut self) -> Self { .. }
//     pub fn maybe_first_name(mut self, new_value: Option<String>) -> Self { .. }
fn emit_setters(context: &Context<'_>, field: &Field) -> TokenStream {
    let resource = context.resource;
    let vis = &resource.request.vis;
    let place = super::at(&field.ident);
    let (set, maybe) = (setter(field), field.setter.prefixed("maybe_"));
    let deprecated = &field.carried.deprecated;
    let value = &field.value.tokens;
    let (parameter, argument) = if field.value.is_string {
        (quote!(impl __patch::Into<#value>), quote!(__patch::Into::into(new_value)))
    } else {
        (quote!(#value), quote!(new_value))
    };
    let (put, put_maybe) = match (field.nullable, resource.request.double_option) {
        (false, _) => (quote!(__patch::Some(#argument)), quote!(maybe_value)),
        (true, false) => (quote!(__patch::Patch::Set(#argument)), quote!(maybe_nullable)),
        (true, true) => (quote!(__patch::Some(__patch::Some(#argument))), quote!(maybe_nullable)),
    };
    let name = &field.name;
    let set_docs = set_docs(context, field);
    let maybe_docs = doc(&format!("Sets `{name}` if there is a value; `None` changes nothing."));
    let clear = field.nullable.then(|| {
        let clear = field.setter.prefixed("clear_");
        let docs = doc(&format!("Clears `{name}`: the request says `null`."));
        let cleared = if resource.request.double_option {
            quote!(__patch::Some(__patch::None))
        } else {
            quote!(__patch::Patch::Clear)
        };
        quote! {
            #docs
            #deprecated
            #[inline]
            #vis fn #clear(mut self) -> Self {
                self.request.#place = #cleared;
                self
            }
        }
    });
    quote_spanned! {generated(field.name.span)=>
        #set_docs
        #deprecated
        #[inline]
        #vis fn #set(mut self, new_value: #parameter) -> Self {
            self.request.#place = #put;
            self
        }
        #clear
        #maybe_docs
        #deprecated
        #[inline]
        #vis fn #maybe(mut self, new_value: __patch::Option<#value>) -> Self {
            __patch::#put_maybe(&mut self.request.#place, new_value);
            self
        }
    }
}

/// The method that sets a field: its own name, raw where it must be, or the one that `setter = ..` gives it.
fn setter(field: &Field) -> Ident {
    if field.setter == field.name { super::at(&field.ident) } else { field.setter.prefixed("") }
}

/// What a setter sets, what that asks for, and what the field is.
fn set_docs(context: &Context<'_>, field: &Field) -> TokenStream {
    let resource = context.resource;
    let mut sentence = format!("Sets `{}`.", field.name);
    for rule in &resource.rules {
        if let Rule::Requires { field: index, target } = rule {
            if resource.fields[*index].name == field.name {
                let _ = write!(sentence, " This requires `{}`.", target.name);
            }
        }
    }
    let first = doc(&sentence);
    let docs = &field.carried.docs;
    if docs.is_empty() {
        return first;
    }
    let blank = doc("");
    quote!(#first #blank #(#docs)*)
}

fn emit_build(context: &Context<'_>) -> TokenStream {
    let resource = context.resource;
    let (request, vis) = (&resource.request.ident, &resource.request.vis);
    let (_, arguments, _) = context.generics.split_for_impl();
    let result = quote!(__patch::Result<#request #arguments, __patch::Violations>);
    let build = if resource.has_rules() {
        quote! {
            /// Ends the building and checks the rules.
            ///
            /// # Errors
            ///
            /// Every rule that the request breaks.
            #[inline]
            #vis fn build(self) -> #result {
                self.try_build()
            }
        }
    } else {
        quote! {
            /// Ends the building. There are no rules to break.
            #[inline]
            #[must_use]
            #vis fn build(self) -> #request #arguments {
                self.request
            }
        }
    };
    quote! {
        #build

        /// Ends the building and checks the rules when the program runs.
        ///
        /// # Errors
        ///
        /// Every rule that the request breaks.
        #[inline]
        #vis fn try_build(self) -> #result {
            __patch::validated(self.request)
        }
    }
}
