//! What happens between a request and its resource, and between two requests: one line for each field. The functions
//! live in the runtime.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};

use super::{By, Context};
use crate::attr::Reset;
use crate::generics;
use crate::model::{Field, Home, Projection, Value};
use crate::name::generated;
use crate::ty;

// Expands to:
//
//     fn apply_to(self, resource: &mut User) {
//         apply_patch(self.first_name, &mut resource.first_name);
//         apply_value(self.created_at, &mut resource.created_at);
//     }
pub(super) fn emit_apply(context: &Context<'_>, self_type: &TokenStream) -> TokenStream {
    let body = if context.is_pruned() { quote!(match *__patch_resource {}) } else { emit_updates(context, self_type) };
    quote! {
        fn apply_to(self, __patch_resource: &mut Self::Resource) {
            #body
        }
    }
}

fn emit_updates(context: &Context<'_>, self_type: &TokenStream) -> TokenStream {
    let updates = context.resource.fields.iter().map(|field| emit_update(context, field, self_type));
    quote! {
        #(#updates)*
        let _ = __patch_resource;
    }
}

// Expands to:
//
//     impl<T> UpdateOf<Tagged<T>> for UpdateTaggedRequest { fn update(self, resource: &mut Tagged<T>) { .. } }
//     impl UpdateTaggedRequest {
//         pub fn apply_to<R>(self, resource: &mut R) where Self: UpdateOf<R> { .. }
//         pub fn diff<R>(from: &R, to: &R) -> Result<Self, Inexpressible> where Self: DiffOf<R> { .. }
//         pub fn undo_for<R: Clone>(&self, resource: &R) -> Result<Self, Inexpressible> where Self: DiffOf<R> + Clone { .. }
//         pub fn changed_fields<R: Clone>(&self, resource: &R) -> ChangedFields where Self: DiffOf<R> + Clone { .. }
//     }
pub(super) fn emit_of_pruned(context: &Context<'_>, self_type: &TokenStream) -> TokenStream {
    let Context { resource, generics, resource_generics, .. } = context;
    let (request, vis) = (&resource.request.ident, &resource.request.vis);
    let updates = emit_updates(context, self_type);
    let (all_parameters, _, all_clause) = resource_generics.split_for_impl();
    let (parameters, arguments, clause) = generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #all_parameters __patch::UpdateOf<#self_type> for #request #arguments #all_clause {
            fn update(self, __patch_resource: &mut #self_type) {
                #updates
            }
        }

        impl #parameters #request #arguments #clause {
            /// Updates the resource: the fields that the request keeps stay as they are.
            #[inline]
            #vis fn apply_to<__R>(self, __patch_resource: &mut __R) where Self: __patch::UpdateOf<__R> {
                __patch::UpdateOf::update(self, __patch_resource);
            }

            /// The request that makes `to` of `from`.
            ///
            /// # Errors
            ///
            /// What no request can say.
            #vis fn diff<__R>(__patch_from: &__R, __patch_to: &__R) -> __patch::Result<Self, __patch::Inexpressible>
            where
                Self: __patch::DiffOf<__R>,
            {
                __patch::diff_of(__patch_from, __patch_to)
            }

            /// The request that undoes what this one does to `resource`.
            ///
            /// # Errors
            ///
            /// What no request can say.
            #vis fn undo_for<__R>(&self, __patch_resource: &__R) -> __patch::Result<Self, __patch::Inexpressible>
            where
                __R: __patch::Clone,
                Self: __patch::DiffOf<__R> + __patch::Clone,
            {
                __patch::undo_of(self, __patch_resource)
            }

            /// The fields that the request clears or sets to something else than `resource` holds.
            #vis fn changed_fields<__R>(&self, __patch_resource: &__R) -> __patch::ChangedFields
            where
                __R: __patch::Clone,
                Self: __patch::DiffOf<__R> + __patch::Clone,
            {
                __patch::changes_of(self, __patch_resource)
            }
        }
    }
}

fn emit_update(context: &Context<'_>, field: &Field, self_type: &TokenStream) -> Option<TokenStream> {
    let merges = field.merging.is_some();
    let value = field.merging.as_ref().map_or(&field.value.tokens, |merging| &merging.target);
    let mut reset = None;
    let apply = match (&field.home, field.nullable) {
        (Home::RequestOnly, _) => {
            // A mention, like in every function that has the whole request in its hands.
            let slot = super::place(By::Value, "self", field);
            return field.value.is_projected().then(|| quote!(let _ = #slot;));
        }
        // With the type, for the compiler to show that where there is no `Default` to start from.
        (Home::Optional, true) if merges => quote!(apply_delta_nullable::<#value, _, _, _>),
        (Home::Optional, false) if merges => quote!(apply_delta_some::<#value, _, _>),
        (Home::Optional, true) => super::by_kind(context, field, "apply").into_token_stream(),
        (Home::Optional, false) => quote!(apply_some),
        (Home::Plain(by), true) => {
            let by = self::reset(by.as_ref(), field, value, self_type);
            reset = by.map(|by| quote!(, #by));
            match (merges, &reset) {
                (true, _) => quote!(apply_delta_or),
                (false, Some(_)) => quote!(apply_or),
                (false, None) => quote!(apply_or_default),
            }
        }
        (Home::Plain(_), false) if merges => quote!(apply_delta),
        (Home::Plain(_), false) => quote!(apply_value),
    };
    let slot = super::place(By::Value, "self", field);
    let target = target(field, By::Mut, "__patch_resource");
    Some(quote_spanned! {generated(field.value.span)=>
        __patch::#apply(#slot, #target #reset);
    })
}

/// A function that makes the value that `null` resets a field to. There is none where that is the default of a type which
/// plainly has one.
pub(super) fn reset(
    by: Option<&Reset>,
    field: &Field,
    value: &TokenStream,
    self_type: &TokenStream,
) -> Option<TokenStream> {
    match by {
        Some(Reset::Expression(expression)) => {
            let expression = ty::replace_self(expression.clone(), self_type);
            Some(quote!(|| #expression))
        }
        _ if field.value.is_plain => None,
        _ => {
            // With the type, for the compiler to show that where it has no `Default`.
            let by = quote!(__patch::Default);
            let default = quote_spanned!(field.value.span=> <#value as #by>::default());
            Some(quote!(|| #default))
        }
    }
}

/// The field of a resource behind a reference; as an `Option` if it is one by another name.
///
/// All of it is in the place of the field: that is what the compiler points at when the field is no `Option` after all.
fn target(field: &Field, by: By, resource: &str) -> TokenStream {
    let span = generated(field.name.span);
    let (place, resource) = (super::at(&field.ident), Ident::new(resource, span));
    let (target, option) = match by {
        By::Mut => (quote_spanned!(span=> &mut #resource.#place), "option_mut"),
        By::Ref | By::Value => (quote_spanned!(span=> &#resource.#place), "option"),
    };
    if !field.is_alias() {
        return target;
    }
    let Some(Projection { from, .. }) = field.value.projections.first() else { return target };
    let option = Ident::new(option, field.value.end);
    let option = quote_spanned!(field.value.span=> <#from as __patch::IsOption>::#option);
    quote_spanned!(field.value.end=> #option(#target))
}

// Expands to:
//
//     fn merge_fields(self, later: Self, losses: &mut Losses<'_>) -> Self {
//         Self {
//             first_name: merge_patch(self.first_name, later.first_name),
//             address: merge_delta(self.address, later.address, &mut losses.at("address")),
//         }
//     }
pub(super) fn emit_merge(context: &Context<'_>) -> TokenStream {
    let lines = context.resource.fields.iter().map(|field| {
        let place = super::member(field);
        let [earlier, later] = ["self", "__patch_later"].map(|request| super::place(By::Value, request, field));
        let (name, losses) = match field.merging {
            None => (super::by_kind(context, field, "merge"), None),
            Some(_) => (super::by_nullability(field, "merge_delta"), Some(losses(&field.wire.name, field.secret))),
        };
        let merged = call(field, name, &quote!(#earlier, #later #losses));
        quote!(#place: #merged,)
    });
    quote! {
        fn merge_fields(self, __patch_later: Self, __patch_losses: &mut __patch::Losses<'_>) -> Self {
            Self { #(#lines)* }
        }
    }
}

/// The argument that collects what is lost in a field.
fn losses(name: &str, is_secret: bool) -> TokenStream {
    let at = Ident::new(if is_secret { "at_secret" } else { "at" }, Span::call_site());
    quote!(, &mut __patch_losses.#at(#name))
}

// Expands to:
//
//     impl DiffRequest for UpdateUserRequest where for<'a> Name: Clone + PartialEq {
//         fn differences(from: &User, to: &User, losses: &mut Losses<'_>) -> Self {
//             diff_skipped(&from.id, &to.id, &mut losses.at("id"));
//             Self {
//                 first_name: diff_patch(&from.first_name, &to.first_name),
//                 created_at: diff_value(&from.created_at, &to.created_at),
//                 password: Patch::Keep,
//             }
//         }
//     }
pub(super) fn emit_diff(context: &Context<'_>) -> TokenStream {
    let resource = context.resource;
    let request = &resource.request.ident;
    let (_, arguments, _) = context.generics.split_for_impl();
    let stored = || resource.fields.iter().filter(|field| !field.is_request_only());
    // What is merged knows by itself how it differs, unless it may be this very request.
    let by_itself = |field: &&Field| field.merging.is_some() && !field.value.may_recur;
    let values: Vec<&Value> = stored().filter(|field| !by_itself(field)).map(|field| &field.value).collect();
    let merged = stored().filter(by_itself).map(|field| &field.value);
    // Whether they start from something is reported where they are applied.
    let optional = stored().filter(|field| matches!(field.home, Home::Optional));
    let started = optional.filter_map(|field| field.merging.as_ref());
    let compared = values.iter().copied().chain(resource.skipped.iter().map(|skipped| &skipped.value));
    let bounds = [
        generics::field_bounds(resource, compared, "PartialEq"),
        generics::field_bounds(resource, values.iter().copied(), "Clone"),
        generics::field_bounds(resource, merged, "Difference"),
        generics::start_bounds(started),
    ];
    let generics = generics::with_bounds(&context.resource_generics, bounds.into_iter().flatten());
    let (parameters, _, clause) = generics.split_for_impl();
    let the_trait = if context.is_pruned() {
        let self_type = context.self_type();
        quote!(DiffOf<#self_type>)
    } else {
        quote!(DiffRequest)
    };
    let the_resource = if context.is_pruned() { context.self_type() } else { quote!(Self::Resource) };
    let skipped = resource.skipped.iter().map(|skipped| {
        let (place, losses) = (super::at(&skipped.ident), losses(&skipped.wire, false));
        quote!(__patch::diff_skipped(&__patch_from.#place, &__patch_to.#place #losses);)
    });
    let fields = resource.fields.iter().map(|field| {
        let (place, difference) = (super::member(field), emit_difference(context, field));
        quote!(#place: #difference,)
    });
    quote! {
        #[automatically_derived]
        impl #parameters __patch::#the_trait for #request #arguments #clause {
            fn differences(
                __patch_from: &#the_resource,
                __patch_to: &#the_resource,
                __patch_losses: &mut __patch::Losses<'_>,
            ) -> Self {
                #(#skipped)*
                Self { #(#fields)* }
            }
        }
    }
}

fn emit_difference(context: &Context<'_>, field: &Field) -> TokenStream {
    let merges = field.merging.is_some();
    let name = match (&field.home, field.nullable) {
        (Home::RequestOnly, _) => return super::request::kept(context.resource, field),
        (Home::Optional, true) if merges => "diff_delta_nullable",
        (Home::Optional, false) if merges => "diff_delta_some",
        (Home::Optional, true) if super::is_double(context, field) => "diff_nullable",
        (Home::Optional, true) => "diff_patch",
        (Home::Optional, false) => "diff_some",
        (Home::Plain(_), true) if merges => "diff_delta_or",
        (Home::Plain(_), true) => "diff_or",
        (Home::Plain(_), false) if merges => "diff_delta",
        (Home::Plain(_), false) => "diff_value",
    };
    let may_lose = merges || matches!((&field.home, field.nullable), (Home::Optional, false));
    let losses = may_lose.then(|| losses(&field.wire.name, field.secret));
    let name = Ident::new(name, generated(field.value.span));
    let [from, to] = ["__patch_from", "__patch_to"].map(|resource| target(field, By::Ref, resource));
    call(field, name, &quote!(#from, #to #losses))
}

/// A call of the runtime's function of this name, which returns a slot.
fn call(field: &Field, mut name: Ident, arguments: &TokenStream) -> TokenStream {
    let (private, span) = super::frame(field);
    if field.value.is_projected() {
        name.set_span(span);
    }
    quote_spanned!(span=> #private::#name(#arguments))
}
