//! The request: the struct itself, and how an empty one is made.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::ext::IdentExt as _;

use super::builder::Private;
use super::{Context, doc};
use crate::model::{Field, Resource};
use crate::name::respanned;

// Expands to:
//
//     pub struct UpdateUserRequest {
//         pub first_name: ::patch_runtime::__private::Patch<String>,
//         pub created_at: ::patch_runtime::__private::Option<String>,
//     }
pub(super) fn emit(context: &Context<'_>) -> TokenStream {
    let Context { resource, generics, .. } = context;
    let (ident, vis) = (&resource.request.ident, &resource.request.vis);
    let clause = &generics.where_clause;
    // Empty brackets are written, too: where the compiler could add them, it reports an unknown field type once more to
    // propose a parameter of that name.
    let parameters = if generics.params.is_empty() { quote!(<>) } else { quote!(#generics) };
    let derives =
        resource.request.derives.iter().filter(|paths| !paths.is_empty()).map(|paths| quote!(#[derive(#(#paths),*)]));
    let docs = docs(resource);
    let allows = context.allows();
    let deprecated = &resource.request.carried.deprecated;
    let attrs = &resource.request.attrs;
    let non_exhaustive = resource.request.non_exhaustive.then(|| quote!(#[non_exhaustive]));
    let fields = resource.fields.iter().map(|field| {
        let Field { ident, vis, carried, attrs, .. } = field;
        let name = super::at(ident);
        let ty = slot_type(resource, field);
        let (docs, deprecated) = (&carried.docs, &carried.deprecated);
        let docs = if docs.is_empty() { doc(&own_doc(field)) } else { quote!(#(#docs)*) };
        quote!(#docs #deprecated #(#[#attrs])* #vis #name: #ty,)
    });
    quote! {
        #docs
        #(#derives)*
        #(#allows)*
        #deprecated
        #non_exhaustive
        #(#[#attrs])*
        #vis struct #ident #parameters #clause {
            #(#fields)*
        }
    }
}

fn docs(resource: &Resource) -> TokenStream {
    let of = resource.ident.unraw();
    let request = resource.request.ident.unraw();
    let lines = [
        format!("A partial update of `{of}`: what a request leaves out stays as it is."),
        String::new(),
        format!("Read it from a body, fill in its fields, or build it with `{request}::builder()`."),
    ];
    lines.iter().map(|line| doc(line)).collect()
}

/// What a field of the request is, where the user does not say.
fn own_doc(Field { name, merging, .. }: &Field) -> String {
    if merging.is_some() { format!("What is merged into `{name}`.") } else { format!("The new `{name}`.") }
}

/// The type of a field in the request.
fn slot_type(resource: &Resource, field: &Field) -> TokenStream {
    let (mut runtime, mut span, mut not_plain) = (resource.runtime.to_token_stream(), Span::call_site(), None);
    let value = &field.value.tokens;
    // Where the value is may be all that there is to say of the type. A path that the user wrote is left as it is.
    if field.value.is_projected() && resource.runtime.leading_colon.is_some() {
        runtime = respanned(runtime, &|_| field.value.span);
        span = field.value.end;
        not_plain = Some(quote_spanned!(span=> ::<>));
    }
    let private = quote_spanned!(span=> #runtime::__private #not_plain);
    match (field.nullable, resource.request.double_option) {
        (false, _) => quote_spanned!(span=> #private::Option<#value>),
        (true, false) => quote_spanned!(span=> #private::Patch<#value>),
        // Two signs, and not one, of which the compiler would make two places.
        (true, true) => quote_spanned!(span=> #private::Option<#private::Option<#value> >),
    }
}

/// How a slot says that its field is kept.
pub(super) fn kept(resource: &Resource, field: &Field) -> TokenStream {
    let (private, span) = super::frame(field);
    if field.nullable && !resource.request.double_option {
        quote_spanned!(span=> #private::Patch::Keep)
    } else {
        quote_spanned!(span=> #private::None)
    }
}

// Expands to:
//
//     impl UpdateUserRequest {
//         pub const fn new() -> Self { .. }
//         pub const fn builder() -> UpdateUserRequestBuilder { .. }
//     }
//     impl Default for UpdateUserRequest { .. }
pub(super) fn emit_impl(context: &Context<'_>) -> TokenStream {
    let Context { resource, generics, .. } = context;
    let (ident, builder, vis) = (&resource.request.ident, &resource.request.builder, &resource.request.vis);
    let state = context.typestate.value(&Private::Alias);
    let (parameters, arguments, clause) = generics.split_for_impl();
    let fields = resource.fields.iter().map(|field| {
        let (place, kept) = (super::member(field), kept(resource, field));
        quote!(#place: #kept,)
    });
    let fields: Vec<_> = fields.collect();
    // Whatever makes a request mentions every field whose type may have no name: a mistake there is reported once for all
    // of them, and for any other function that has a request in its hands once more.
    let empty = if context.has_projections() { quote!(Self { #(#fields)* }) } else { quote!(Self::new()) };
    quote! {
        impl #parameters #ident #arguments #clause {
            /// A request that changes nothing.
            #[inline]
            #[must_use]
            #vis const fn new() -> Self {
                Self { #(#fields)* }
            }

            /// Starts to build a request.
            #[inline]
            #vis const fn builder() -> #builder #arguments {
                #builder { request: #empty #state }
            }
        }

        #[automatically_derived]
        impl #parameters __patch::Default for #ident #arguments #clause {
            #[inline]
            fn default() -> Self {
                #empty
            }
        }
    }
}
