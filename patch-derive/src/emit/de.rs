//! `Deserialize`: one match that sends a member's value to its slot. The visitor lives in the runtime.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned as _;

use super::{By, Context, literal};
use crate::generics::{self, Reading};
use crate::model::Field;
use crate::name::generated;

// Expands to:
//
//     impl<'de> ReadRequest<'de> for UpdateUserRequest {
//         fn read_field<A: MapAccess<'de>>(&mut self, index: usize, entry: Entry<'_, A>) -> Result<(), A::Error> {
//             match index {
//                 0 => read_nullable(entry, &mut self.first_name),
//                 1 => read_value(entry, &mut self.created_at),
//                 _ => Ok(()),
//             }
//         }
//     }
//     impl<'de> Deserialize<'de> for UpdateUserRequest { .. }
pub(super) fn emit(context: &Context<'_>) -> TokenStream {
    let resource = context.resource;
    let request = &resource.request.ident;
    let (_, arguments, _) = context.generics.split_for_impl();
    let Reading { bounds, numbers } = generics::reading(resource);
    let by_type = resource.fields.iter().filter(|field| field.read.is_none());
    let generics = generics::with_bounds(&generics::with_de(&context.generics, by_type), bounds);
    let (parameters, _, clause) = generics.split_for_impl();
    let known = generics::with_bounds(&generics, generics::known_values(resource, &quote!(__patch)));
    let known = known.split_for_impl().2;
    let arms = context.fields().map(|(index, field)| {
        let (number, slot) = (numbers[index], super::place(By::Mut, "self", field));
        let read = match number {
            Some(number) => read_by_bound(field, number),
            None => super::call(context, field, "read", field.read.as_ref(), index),
        };
        let index = literal(index);
        let read = quote_spanned!(generated(field.value.span)=> __patch::#read(__patch_entry, #slot));
        if field.empty_as_null.is_some() {
            return quote_spanned!(generated(field.value.span)=> #index => __patch::empty_as_null(#read, #slot),);
        }
        quote!(#index => #read,)
    });
    let functions = context.fields().filter_map(|(index, field)| {
        let function = field.read.as_ref()?;
        let (index, path, value) = (literal(index), &function.path, super::function_type(function, field));
        let call = quote_spanned!(generated(path.span())=> (__patch_deserializer));
        Some(quote! {
            #[automatically_derived]
            impl #parameters __patch::ReadWith<'__de, #index, #value> for #request #arguments #clause {
                fn read<__D: __patch::Deserializer<'__de>>(
                    __patch_deserializer: __D,
                ) -> __patch::Result<#value, __D::Error> {
                    #path #call
                }
            }
        })
    });
    let visit_nested = emit_visit_nested(context);
    quote! {
        #(#functions)*

        #[automatically_derived]
        impl #parameters __patch::ReadRequest<'__de> for #request #arguments #clause {
            fn read_field<__A: __patch::MapAccess<'__de>>(
                &mut self,
                __patch_index: __patch::usize,
                __patch_entry: __patch::Entry<'_, __A>,
            ) -> __patch::Result<(), __A::Error> {
                match __patch_index {
                    #(#arms)*
                    _ => __patch::Ok(()),
                }
            }
            #visit_nested
        }

        #[automatically_derived]
        impl #parameters __patch::Deserialize<'__de> for #request #arguments #known {
            fn deserialize<__D: __patch::Deserializer<'__de>>(
                __patch_deserializer: __D,
            ) -> __patch::Result<Self, __D::Error> {
                __patch::deserialize(__patch_deserializer)
            }
        }
    }
}

/// `read_value_with::<ByBound, 0, T, _>`: how a field is read whose type depends on a parameter.
fn read_by_bound(field: &Field, number: usize) -> TokenStream {
    let (read, number, value) = (super::by_nullability(field, "read"), literal(number), &field.value.tokens);
    let (read, value) =
        (format_ident!("{read}_with"), (!field.nullable).then_some(value).map_or(quote!(_), ToTokens::to_token_stream));
    quote!(#read::<__patch::ByBound, #number, #value, _>)
}

// Expands to:
//
//     fn visit_nested<V: NestedVisitor<'de>>(&mut self, index: usize, visitor: V) -> Option<V::Output> {
//         match index {
//             0 => Some(visitor.value(&mut self.address)),
//             _ => None,
//         }
//     }
fn emit_visit_nested(context: &Context<'_>) -> Option<TokenStream> {
    let arms = context.fields().filter(|(_, field)| field.is_nested()).map(|(index, field)| {
        let (index, slot) = (literal(index), super::place(By::Mut, "self", field));
        let (value, more) = (&field.value.tokens, field.nullable.then(|| quote!(, _)));
        let name = Ident::new(if field.nullable { "nullable" } else { "value" }, generated(field.value.span));
        quote!(#index => __patch::Some(__patch::NestedVisitor::#name::<#value #more>(__patch_visitor, #slot)),)
    });
    let arms: Vec<_> = arms.collect();
    (!arms.is_empty()).then(|| {
        quote! {
            fn visit_nested<__V: __patch::NestedVisitor<'__de>>(
                &mut self,
                __patch_index: __patch::usize,
                __patch_visitor: __V,
            ) -> __patch::Option<__V::Output> {
                match __patch_index {
                    #(#arms)*
                    _ => __patch::None,
                }
            }
        }
    })
}
