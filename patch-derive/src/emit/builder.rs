//! The builder: one method for each thing that a request can say about a field.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt as _, quote, quote_spanned};
use syn::ext::IdentExt as _;

use super::states::Method;
use super::{Context, doc};
use crate::generics;
use crate::model::Field;
use crate::name::generated;

// Expands to:
//
//     pub struct UpdateUserRequestBuilder<Password = update_user_request::PasswordNotNeeded> {
//         request: UpdateUserRequest,
//         state: PhantomData<fn() -> (Password,)>,
//     }
pub(super) fn emit(context: &Context<'_>) -> TokenStream {
    let Context { resource, generics, typestate, .. } = context;
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
    let builder = &context.resource.request.builder;
    let methods = emit_methods(context, &Private::Alias, false);
    let (debug, arguments) = context.typestate.parameters(&super::derives::debug_bounds(context), &[]);
    let (parameters, _, clause) = debug.split_for_impl();
    let title = builder.unraw().to_string();
    quote! {
        #methods

        #[automatically_derived]
        impl #parameters __patch::Debug for #builder #arguments #clause {
            fn fmt(&self, __patch_f: &mut __patch::Formatter<'_>) -> __patch::FmtResult {
                __patch::debug_builder(__patch_f, #title, &self.request)
            }
        }
    }
}

/// The methods that rules guard. They stand outside the constant with all other impls, because the compiler's errors
/// about them name the place where they stand.
pub(super) fn emit_guarded(context: &Context<'_>) -> Option<TokenStream> {
    let runtime = &context.resource.runtime;
    (!context.typestate.is_empty()).then(|| emit_methods(context, &Private::Path(quote!(#runtime::__private)), true))
}

/// The builder's methods, those that rules guard or those that none does: an impl for all that concern the same part of
/// what is known.
fn emit_methods(context: &Context<'_>, private: &Private, guarded: bool) -> TokenStream {
    let Context { resource, generics, typestate, .. } = context;
    // What is not wanted is not made: tokens are what a macro spends its time on.
    let wanted = |method: Method| typestate.guards(method) == guarded;
    let setters = context.fields().flat_map(|(index, field)| setters(context, private, index, field, &wanted));
    let ends = ends(context, private).into_iter().filter(|(method, _)| wanted(*method));
    let mut impls: Vec<(Vec<usize>, Vec<TokenStream>)> = Vec::new();
    for (method, tokens) in setters.chain(ends) {
        let opened = typestate.opened(method);
        match impls.iter_mut().find(|(known, _)| *known == opened) {
            Some((_, methods)) => methods.push(tokens),
            None => impls.push((opened, vec![tokens])),
        }
    }
    let builder = &resource.request.builder;
    let generics = generics::with_bounds(generics, generics::known_values(resource, private));
    // The others stand inside the constant, which has them.
    let allows = if guarded { context.allows() } else { Vec::new() };
    let impls = impls.iter().map(|(opened, methods)| {
        let (bounded, arguments) = typestate.parameters(&generics, opened);
        let (parameters, _, clause) = bounded.split_for_impl();
        quote! {
            #(#allows)*
            impl #parameters #builder #arguments #clause {
                #(#methods)*
            }
        }
    });
    impls.collect()
}

// Expands to:
//
//     pub fn first_name(mut self, new_value: impl Into<String>) -> Self { .. }
//     pub fn clear_first_name(mut self) -> Self { .. }
//     pub fn maybe_first_name(mut self, new_value: Option<String>) -> Self { .. }
fn setters(
    context: &Context<'_>,
    private: &Private,
    index: usize,
    field: &Field,
    wanted: &dyn Fn(Method) -> bool,
) -> Vec<(Method, TokenStream)> {
    let value = &field.value.tokens;
    let set = || Setter {
        method: Method::Set(index),
        name: setter(field),
        docs: set_docs(context, index, field),
        parameter: Some(if field.value.is_string {
            quote!(new_value: impl #private::Into<#value>)
        } else {
            quote!(new_value: #value)
        }),
    };
    let clear = || Setter {
        method: Method::Clear(index),
        name: field.setter.prefixed("clear_"),
        docs: doc(&format!("Clears `{}`: the request says `null`.", field.name)),
        parameter: None,
    };
    let maybe = || Setter {
        method: Method::Maybe(index),
        name: field.setter.prefixed("maybe_"),
        docs: doc(&format!("Sets `{}` if there is a value; `None` changes nothing.", field.name)),
        parameter: Some(quote!(new_value: #private::Option<#value>)),
    };
    [
        wanted(Method::Set(index)).then(set),
        (field.nullable && wanted(Method::Clear(index))).then(clear),
        wanted(Method::Maybe(index)).then(maybe),
    ]
    .into_iter()
    .flatten()
    .map(|setter| (setter.method, emit_setter(context, private, field, setter)))
    .collect()
}

/// A method that changes one field.
struct Setter {
    method: Method,
    name: Ident,
    docs: TokenStream,
    parameter: Option<TokenStream>,
}

fn emit_setter(context: &Context<'_>, private: &Private, field: &Field, setter: Setter) -> TokenStream {
    let Context { resource, generics, typestate, .. } = context;
    let Setter { method, name, docs, parameter } = setter;
    let (vis, builder) = (&resource.request.vis, &resource.request.builder);
    let bounds = typestate.bounds(method);
    let bounds = (!bounds.is_empty()).then(|| quote!(where #(#bounds),*));
    let deprecated = &field.carried.deprecated;
    let body = emit_change(context, private, field, method);
    let span = generated(field.name.span);
    // Where the type stays the same, so does the value.
    match typestate.after(method, generics) {
        None => quote_spanned! {span=>
            #docs
            #deprecated
            #[inline]
            #vis fn #name(mut self, #parameter) -> Self #bounds {
                #body
                self
            }
        },
        Some(arguments) => {
            let state = typestate.value(private);
            quote_spanned! {span=>
                #docs
                #deprecated
                #[inline]
                #vis fn #name(mut self, #parameter) -> #builder #arguments #bounds {
                    #body
                    #builder { request: self.request #state }
                }
            }
        }
    }
}

/// The statement that changes the field.
fn emit_change(context: &Context<'_>, private: &Private, field: &Field, method: Method) -> TokenStream {
    let place = super::at(&field.ident);
    let is_double = context.resource.request.double_option;
    match method {
        Method::Clear(_) if is_double => quote!(self.request.#place = #private::Some(#private::None);),
        Method::Clear(_) => quote!(self.request.#place = #private::Patch::Clear;),
        Method::Maybe(_) => {
            let maybe = super::by_kind(context, field, "maybe");
            quote!(#private::#maybe(&mut self.request.#place, new_value);)
        }
        Method::Set(_) | Method::Build | Method::TryBuild => {
            let value = field.value.is_string.then(|| quote!(let new_value = #private::Into::into(new_value);));
            match (field.nullable, is_double) {
                (false, _) => quote!(#value self.request.#place = #private::Some(new_value);),
                (true, false) => quote!(#value self.request.#place = #private::Patch::Set(new_value);),
                (true, true) => quote!(#value self.request.#place = #private::Some(#private::Some(new_value));),
            }
        }
    }
}

/// The path of the runtime's items: the short name that the constant with the impls has for it, or the whole.
pub(super) enum Private {
    Alias,
    Path(TokenStream),
}

impl ToTokens for Private {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            // A token and not a stream of one: this is written often, and streams are dear.
            Private::Alias => tokens.append(Ident::new("__patch", Span::call_site())),
            Private::Path(path) => path.to_tokens(tokens),
        }
    }
}

/// The method that sets a field: its own name or the one that `setter = ..` gives it, raw where it must be.
fn setter(field: &Field) -> Ident {
    field.setter.ident.as_ref().map_or_else(|| field.setter.prefixed(""), super::at)
}

/// What a setter sets, the rules about it, and what the field is.
fn set_docs(context: &Context<'_>, index: usize, field: &Field) -> TokenStream {
    let resource = context.resource;
    let sets = if field.merging.is_some() { "Sets what is merged into" } else { "Sets" };
    let mut lines = vec![doc(&format!("{sets} `{}`.", field.name))];
    if !field.carried.docs.is_empty() {
        lines.push(doc(""));
        lines.extend(field.carried.docs.iter().cloned());
    }
    let mut rules = resource.rules.iter().filter(|rule| rule.is_about(index)).peekable();
    if rules.peek().is_some() {
        lines.push(doc(""));
        lines.push(doc("Rules:"));
        lines.extend(rules.map(|rule| doc(&format!("- {}", rule.sentence(resource)))));
    }
    if context.typestate.changes(Method::Set(index)) {
        lines.push(doc(""));
        let maybe = field.setter.prefixed("maybe_");
        lines.push(doc(&format!(
            "This call changes the type of the builder, which keeps the rules; where it depends on a condition, call `.{maybe}(..)`."
        )));
    }
    lines.into_iter().collect()
}

/// `build` and `try_build`.
fn ends(context: &Context<'_>, private: &Private) -> [(Method, TokenStream); 2] {
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
