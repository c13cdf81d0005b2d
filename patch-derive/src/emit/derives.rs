//! `Debug`, `Clone` and `PartialEq`: written out instead of derived, because a derive would ask every type parameter
//! for the trait, and because `Debug` shows only what is present and no secret.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Generics;

use super::{By, Context, Text};
use crate::generics;

pub(super) fn emit(context: &Context<'_>) -> TokenStream {
    let debug = emit_debug(context);
    if context.resource.request.derives.is_some() {
        return debug;
    }
    let (clone, eq) = (emit_clone(context), emit_eq(context));
    quote!(#debug #clone #eq)
}

/// The generics of `Debug` for the request. A secret is never shown, so its type need not be printable.
pub(super) fn debug_bounds(context: &Context<'_>) -> Generics {
    let resource = context.resource;
    let shown = resource.fields.iter().filter(|field| !field.secret).map(|field| &field.value);
    generics::with_bounds(&context.generics, generics::field_bounds(resource, shown, "Debug"))
}

// Expands to:
//
//     impl Debug for UpdateUserRequest {
//         fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
//             debug::<Self>(f, &[&self.first_name, &Secret(state_of(&self.password))])
//         }
//     }
fn emit_debug(context: &Context<'_>) -> TokenStream {
    let request = &context.resource.request.ident;
    let (_, arguments, _) = context.generics.split_for_impl();
    let generics = debug_bounds(context);
    let (parameters, _, clause) = generics.split_for_impl();
    let mut slots = Text::default();
    for field in &context.resource.fields {
        let slot = slots.slot(context, field);
        if field.secret {
            slots.line(None, format_args!("&__patch::Secret(__patch::state_of({slot})),"));
        } else {
            slots.line(None, format_args!("{slot},"));
        }
    }
    let slots = slots.finish();
    quote! {
        #[automatically_derived]
        impl #parameters __patch::Debug for #request #arguments #clause {
            fn fmt(&self, __patch_f: &mut __patch::Formatter<'_>) -> __patch::FmtResult {
                __patch::debug::<Self>(__patch_f, &[#slots])
            }
        }
    }
}

fn emit_clone(context: &Context<'_>) -> TokenStream {
    let request = &context.resource.request.ident;
    let (_, arguments, _) = context.generics.split_for_impl();
    let bounds = context.value_bounds("Clone");
    let generics = generics::with_bounds(&context.generics, bounds);
    let (parameters, _, clause) = generics.split_for_impl();
    let mut fields = Text::default();
    for field in &context.resource.fields {
        let (name, (private, span)) = (fields.member(field), fields.frame(field));
        let slot = fields.place(By::Ref, "self", field);
        fields.line(span, format_args!("{name}: {private}::Clone::clone({slot}),"));
    }
    let fields = fields.finish();
    quote! {
        #[automatically_derived]
        impl #parameters __patch::Clone for #request #arguments #clause {
            fn clone(&self) -> Self {
                Self { #fields }
            }
        }
    }
}

fn emit_eq(context: &Context<'_>) -> TokenStream {
    let request = &context.resource.request.ident;
    let (_, arguments, _) = context.generics.split_for_impl();
    let bounds = context.value_bounds("PartialEq");
    let generics = generics::with_bounds(&context.generics, bounds);
    let (parameters, _, clause) = generics.split_for_impl();
    let mut fields = Text::default();
    for field in &context.resource.fields {
        if field.value.is_plain() {
            let name = &field.ident;
            fields.line(None, format_args!("&& self.{name} == __patch_other.{name}"));
            continue;
        }
        // A function of the runtime: here, a lint would look for function pointers among what is compared.
        let [slot, other] = ["self", "__patch_other"].map(|request| fields.place(By::Ref, request, field));
        fields.line(None, format_args!("&& __patch::is_same({slot}, {other})"));
    }
    let fields = fields.finish();
    quote! {
        impl #parameters __patch::PartialEq for #request #arguments #clause {
            fn eq(&self, __patch_other: &Self) -> __patch::bool {
                let _ = __patch_other;
                true #fields
            }
        }
    }
}
