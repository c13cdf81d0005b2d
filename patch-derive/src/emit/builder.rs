//! The builder: one method for each thing that a request can say about a field.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt as _;

use super::states::Method;
use super::{Context, doc};
use crate::model::Field;
use crate::name::generated;

// Expands to:
//
//     pub struct UpdateUserRequestBuilder<Password = update_user_request::PasswordNotNeeded> {
//         request: UpdateUserRequest,
//         state: PhantomData<fn() -> (Password,)>,
//     }
pub(super) fn emit(context: &Context<'_>) -> TokenStream {
    let Context { resource, generics, typestate } = context;
    let (request, builder, vis) = (&resource.request.ident, &resource.request.builder, &resource.request.vis);
    let (_, arguments, clause) = generics.split_for_impl();
    let generics = typestate.declared(generics);
    let runtime = &resource.runtime;
    let state = typestate.field(&quote!(#runtime::__private::));
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
            #state
        }
    }
}

/// The methods that no rule guards, which is all but a few.
pub(super) fn emit_impl(context: &Context<'_>) -> TokenStream {
    let Context { resource, generics, typestate } = context;
    let builder = &resource.request.builder;
    let bounded = typestate.bounded(generics);
    let (parameters, arguments, clause) = bounded.split_for_impl();
    let methods = methods(context, &quote!(__patch), false);
    let debug = typestate.bounded(&super::derives::debug_bounds(context));
    let (debug_parameters, _, debug_clause) = debug.split_for_impl();
    let title = builder.unraw().to_string();
    quote! {
        impl #parameters #builder #arguments #clause {
            #(#methods)*
        }

        #[automatically_derived]
        impl #debug_parameters __patch::Debug for #builder #arguments #debug_clause {
            fn fmt(&self, __patch_f: &mut __patch::Formatter<'_>) -> __patch::FmtResult {
                __patch::debug_builder(__patch_f, #title, &self.request)
            }
        }
    }
}

/// The methods that rules guard. They stand outside the constant with all other impls, because the compiler's errors
/// about them name the place where they stand.
pub(super) fn emit_guarded(context: &Context<'_>) -> Option<TokenStream> {
    let Context { resource, generics, typestate } = context;
    if typestate.is_empty() {
        return None;
    }
    let builder = &resource.request.builder;
    let bounded = typestate.bounded(generics);
    let (parameters, arguments, clause) = bounded.split_for_impl();
    let (runtime, allows) = (&resource.runtime, context.allows());
    let methods = methods(context, &quote!(#runtime::__private), true);
    Some(quote! {
        #(#allows)*
        impl #parameters #builder #arguments #clause {
            #(#methods)*
        }
    })
}

/// The builder's methods, those that rules guard or those that none does. `private` is the path of the runtime's items.
fn methods(context: &Context<'_>, private: &TokenStream, guarded: bool) -> Vec<TokenStream> {
    let setters = context.fields().flat_map(|(index, field)| setters(context, private, index, field));
    let all = setters.chain(ends(context, private));
    all.filter(|(method, _)| context.typestate.guards(*method) == guarded).map(|(_, tokens)| tokens).collect()
}

// Expands to:
//
//     pub fn first_name(mut self, new_value: impl Into<String>) -> Self { .. }
//     pub fn clear_first_name(mut self) -> Self { .. }
//     pub fn maybe_first_name(mut self, new_value: Option<String>) -> Self { .. }
fn setters(context: &Context<'_>, private: &TokenStream, index: usize, field: &Field) -> Vec<(Method, TokenStream)> {
    let resource = context.resource;
    let place = super::at(&field.ident);
    let value = &field.value.tokens;
    let (parameter, argument) = if field.value.is_string {
        (quote!(impl #private::Into<#value>), quote!(#private::Into::into(new_value)))
    } else {
        (quote!(#value), quote!(new_value))
    };
    let (put, put_maybe) = match (field.nullable, resource.request.double_option) {
        (false, _) => (quote!(#private::Some(#argument)), quote!(maybe_value)),
        (true, false) => (quote!(#private::Patch::Set(#argument)), quote!(maybe_nullable)),
        (true, true) => (quote!(#private::Some(#private::Some(#argument))), quote!(maybe_nullable)),
    };
    let cleared = if resource.request.double_option {
        quote!(#private::Some(#private::None))
    } else {
        quote!(#private::Patch::Clear)
    };
    let name = &field.name;
    let set = emit_setter(
        context,
        private,
        field,
        &Setter {
            method: Method::Set(index),
            name: setter(field),
            docs: set_docs(context, index, field),
            parameter: Some(quote!(new_value: #parameter)),
            body: quote!(self.request.#place = #put),
        },
    );
    let clear = field.nullable.then(|| {
        emit_setter(
            context,
            private,
            field,
            &Setter {
                method: Method::Clear(index),
                name: field.setter.prefixed("clear_"),
                docs: doc(&format!("Clears `{name}`: the request says `null`.")),
                parameter: None,
                body: quote!(self.request.#place = #cleared),
            },
        )
    });
    let maybe = emit_setter(
        context,
        private,
        field,
        &Setter {
            method: Method::Maybe(index),
            name: field.setter.prefixed("maybe_"),
            docs: doc(&format!("Sets `{name}` if there is a value; `None` changes nothing.")),
            parameter: Some(quote!(new_value: #private::Option<#value>)),
            body: quote!(#private::#put_maybe(&mut self.request.#place, new_value)),
        },
    );
    [Some(set), clear, Some(maybe)].into_iter().flatten().collect()
}

/// A method that changes one field.
struct Setter {
    method: Method,
    name: Ident,
    docs: TokenStream,
    parameter: Option<TokenStream>,
    body: TokenStream,
}

fn emit_setter(context: &Context<'_>, private: &TokenStream, field: &Field, setter: &Setter) -> (Method, TokenStream) {
    let Context { resource, generics, typestate } = context;
    let Setter { method, name, docs, parameter, body } = setter;
    let (vis, builder) = (&resource.request.vis, &resource.request.builder);
    let bounds = typestate.bounds(*method);
    let bounds = (!bounds.is_empty()).then(|| quote!(where #(#bounds),*));
    let deprecated = &field.carried.deprecated;
    // Where the type stays the same, so does the value.
    let (result, end) = match typestate.after(*method, generics) {
        None => (quote!(Self), quote!(self)),
        Some(arguments) => {
            let state = typestate.value(private);
            (quote!(#builder #arguments), quote!(#builder { request: self.request #state }))
        }
    };
    let tokens = quote_spanned! {generated(field.name.span)=>
        #docs
        #deprecated
        #[inline]
        #vis fn #name(mut self, #parameter) -> #result #bounds {
            #body;
            #end
        }
    };
    (*method, tokens)
}

/// The method that sets a field: its own name, raw where it must be, or the one that `setter = ..` gives it.
fn setter(field: &Field) -> Ident {
    if field.setter == field.name { super::at(&field.ident) } else { field.setter.prefixed("") }
}

/// What a setter sets, the rules about it, and what the field is.
fn set_docs(context: &Context<'_>, index: usize, field: &Field) -> TokenStream {
    let resource = context.resource;
    let mut lines = vec![doc(&format!("Sets `{}`.", field.name))];
    let mut rules = resource.rules.iter().filter(|rule| rule.is_about(index)).peekable();
    if rules.peek().is_some() {
        lines.push(doc(""));
        lines.extend(rules.map(|rule| doc(&format!("- {}", rule.sentence(resource)))));
    }
    if context.typestate.after(Method::Set(index), &context.generics).is_some() {
        lines.push(doc(""));
        let maybe = field.setter.prefixed("maybe_");
        lines.push(doc(&format!(
            "The builder keeps the rules in its type, so this call changes it: where it depends on a condition, call `.{maybe}(..)`."
        )));
    }
    if !field.carried.docs.is_empty() {
        lines.push(doc(""));
        lines.extend(field.carried.docs.iter().cloned());
    }
    lines.into_iter().collect()
}

/// `build` and `try_build`.
fn ends(context: &Context<'_>, private: &TokenStream) -> [(Method, TokenStream); 2] {
    let resource = context.resource;
    let (request, vis) = (&resource.request.ident, &resource.request.vis);
    let (_, arguments, _) = context.generics.split_for_impl();
    let result = quote!(#private::Result<#request #arguments, #private::Violations>);
    let bounds = context.typestate.bounds(Method::Build);
    let bounds = (!bounds.is_empty()).then(|| quote!(where #(#bounds),*));
    // An error about a rule is shown at the struct and at the rule.
    let name = Ident::new("build", resource.ident.span());
    let build = if resource.is_checked_at_run_time() {
        quote! {
            /// Ends the building and checks the rules that types cannot see.
            ///
            /// # Errors
            ///
            /// Every rule that the request breaks.
            #[inline]
            #vis fn #name(self) -> #result #bounds {
                #private::validated(self.request)
            }
        }
    } else {
        quote! {
            /// Ends the building. It compiles only where no rule is broken.
            #[inline]
            #[must_use]
            #vis fn #name(self) -> #request #arguments #bounds {
                self.request
            }
        }
    };
    let try_build = quote! {
        /// Ends the building and checks the rules when the program runs.
        ///
        /// # Errors
        ///
        /// Every rule that the request breaks.
        #[inline]
        #vis fn try_build(self) -> #result {
            #private::validated(self.request)
        }
    };
    [(Method::Build, build), (Method::TryBuild, try_build)]
}
