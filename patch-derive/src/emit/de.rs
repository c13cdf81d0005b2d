//! `Deserialize`: one match that sends a member's value to its slot. The visitor lives in the runtime.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use super::{By, Context, Part, Text, literal};
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
    let mut arms = Text::default();
    for (index, field) in context.fields() {
        let read = match numbers[index] {
            Some(number) => read_by_bound(&mut arms, field, number),
            None => arms.call(context, field, "read", field.read.as_ref(), index),
        };
        let slot = arms.place(By::Mut, "self", field);
        if field.empty_as_null.is_some() {
            let again = arms.place(By::Mut, "self", field);
            arms.line(
                Some(generated(field.value.span)),
                format_args!("{index} => __patch::empty_as_null(__patch::{read}(__patch_entry, {slot}), {again}),"),
            );
        } else {
            arms.about(field, format_args!("{index} => __patch::{read}(__patch_entry, {slot}),"));
        }
    }
    let arms = arms.finish();
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
                    #arms
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
fn read_by_bound(arms: &mut Text, field: &Field, number: usize) -> String {
    let read = super::by_nullability(field, "read");
    let value = if field.nullable { Part::Text("_".to_owned()) } else { arms.value(&field.value) };
    format!("{read}_with::<__patch::ByBound, {number}, {value}, _>")
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
