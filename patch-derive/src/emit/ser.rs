//! `Serialize`: one line for each field. The writer lives in the runtime.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use super::{By, Context, Text, literal};
use crate::generics;
use crate::name::generated;

// Expands to:
//
//     impl WriteRequest for UpdateUserRequest {
//         fn write_fields<M: SerializeMap>(&self, writer: &mut Writer<M>) {
//             write_nullable(writer, &self.first_name);
//             write_value(writer, &self.created_at);
//         }
//     }
//     impl Serialize for UpdateUserRequest { .. }
pub(super) fn emit(context: &Context<'_>) -> TokenStream {
    let resource = context.resource;
    let request = &resource.request.ident;
    let (_, arguments, _) = context.generics.split_for_impl();
    let by_type = resource.fields.iter().filter(|field| field.write.is_none());
    let bounds = generics::generic_bounds(resource, by_type, "Serialize");
    let generics = generics::with_bounds(&context.generics, bounds);
    let (parameters, _, clause) = generics.split_for_impl();
    let mut lines = Text::default();
    for (index, field) in context.fields() {
        let write = lines.call(context, field, "write", field.write.as_ref(), index);
        let slot = lines.place(By::Ref, "self", field);
        lines.about(field, format_args!("__patch::{write}(__patch_writer, {slot});"));
    }
    let lines = lines.finish();
    let functions = context.fields().filter_map(|(index, field)| {
        let function = field.write.as_ref()?;
        let (index, path, value) = (literal(index), &function.path, super::function_type(function, field));
        let call = quote_spanned!(generated(path.span())=> (__patch_value, __patch_serializer));
        Some(quote! {
            #[automatically_derived]
            impl #parameters __patch::WriteWith<#index, #value> for #request #arguments #clause {
                fn write<__S: __patch::Serializer>(
                    __patch_value: &#value,
                    __patch_serializer: __S,
                ) -> __patch::Result<__S::Ok, __S::Error> {
                    #path #call
                }
            }
        })
    });
    quote! {
        #(#functions)*

        #[automatically_derived]
        impl #parameters __patch::WriteRequest for #request #arguments #clause {
            fn write_fields<__M: __patch::SerializeMap>(&self, __patch_writer: &mut __patch::Writer<__M>) {
                #lines
                let _ = __patch_writer;
            }
        }

        #[automatically_derived]
        impl #parameters __patch::Serialize for #request #arguments #clause {
            fn serialize<__S: __patch::Serializer>(
                &self,
                __patch_serializer: __S,
            ) -> __patch::Result<__S::Ok, __S::Error> {
                __patch::serialize(self, __patch_serializer)
            }
        }
    }
}
