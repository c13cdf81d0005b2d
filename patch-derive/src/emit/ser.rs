//! `Serialize`: one line for each field. The writer lives in the runtime.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::Context;
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
    let bounds = generics::parameter_bounds(resource, &quote!(__patch::Serialize));
    let generics = generics::with_bounds(&context.generics, bounds);
    let (parameters, _, clause) = generics.split_for_impl();
    let lines = resource.fields.iter().map(|field| {
        let place = super::at(&field.ident);
        let (write, value) = (super::by_kind(field, "write"), super::explicit(field));
        quote_spanned!(generated(field.value.span)=> __patch::#write #value(__patch_writer, &self.#place);)
    });
    quote! {
        #[automatically_derived]
        impl #parameters __patch::WriteRequest for #request #arguments #clause {
            fn write_fields<__M: __patch::SerializeMap>(&self, __patch_writer: &mut __patch::Writer<__M>) {
                #(#lines)*
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
