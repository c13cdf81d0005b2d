//! `Serialize`: one line for each field. The writer lives in the runtime.

use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use super::{By, Context, Text};
use crate::generics;
use crate::name::generated;

// Expands to:
//
//     impl WriteRequest for UpdateUserRequest {
//         #[inline]
//         fn write_fields<M: SerializeMap>(&self, writer: &mut Writer<'_, M>) {
//             write_nullable(writer, &self.first_name);
//             write_value(writer, &self.created_at);
//         }
//     }
//     impl Serialize for UpdateUserRequest { .. }
pub(super) fn emit(text: &mut Text, context: &Context<'_>) {
    let resource = context.resource;
    let by_type = resource.fields.iter().filter(|field| field.write.is_none());
    let bounds = generics::generic_bounds(resource, by_type, "Serialize");
    let generics = generics::with_bounds(&context.generics, bounds);
    for (index, field) in context.fields() {
        let Some(function) = &field.write else { continue };
        let value = text.hole(super::function_type(function, field));
        let of = format!("__patch::WriteWith<{index}, {value}>");
        let path = &function.path;
        let call = quote_spanned!(generated(path.span())=> (__patch_value, __patch_serializer));
        let call = text.hole(quote!(#path #call));
        text.derive(
            context,
            &generics,
            &of,
            format_args!(
                "fn write<__S: __patch::Serializer>(__patch_value: &{value}, __patch_serializer: __S)
                    -> __patch::Result<__S::Ok, __S::Error> {{ {call} }}"
            ),
        );
    }
    let mut lines = Text::default();
    for (index, field) in context.fields() {
        let write = lines.call(context, field, "write", field.write.as_ref(), index);
        let slot = lines.place(By::Ref, "self", field);
        lines.about(field, format_args!("__patch::{write}(__patch_writer, {slot});"));
    }
    let lines = text.block(lines);
    text.derive(
        context,
        &generics,
        "__patch::WriteRequest",
        format_args!(
            "#[inline]
            fn write_fields<__M: __patch::SerializeMap>(&self, __patch_writer: &mut __patch::Writer<'_, __M>) {{
                {lines}
                let _ = __patch_writer;
            }}"
        ),
    );
    text.derive(
        context,
        &generics,
        "__patch::Serialize",
        format_args!(
            "fn serialize<__S: __patch::Serializer>(&self, __patch_serializer: __S)
                -> __patch::Result<__S::Ok, __S::Error> {{ __patch::serialize(self, __patch_serializer) }}"
        ),
    );
}
