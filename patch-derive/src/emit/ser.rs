//! `Serialize`: the runtime writes the slots, but for those with a line, where an error about a type points at that.

use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use super::{By, Context, Part, Text, slots};
use crate::generics;
use crate::name::generated;

// Expands to:
//
//     impl WriteRequest for UpdateUserRequest {
//         #[inline]
//         fn write_field<M: SerializeMap>(&self, field: usize, member: Member<'_, M>) {
//             match field {
//                 2 => write_value::<Password, _>(member, &self.password),
//                 _ => {}
//             }
//         }
//     }
//     impl Serialize for UpdateUserRequest { .. }
pub(super) fn emit(text: &mut Text, context: &Context<'_>) {
    let resource = context.resource;
    let bounds = generics::generic_bounds(resource, &|field| field.write.is_none(), "Serialize");
    let generics = generics::with_bounds(&context.generics, &bounds);
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
    let mut arms = Text::default();
    for (index, field) in context.fields() {
        if !slots::is_own(field) {
            continue;
        }
        let write = arms.call(context, field, "write", field.write.as_ref(), index);
        let slot = arms.place(By::Ref, "self", field);
        arms.about(field, format_args!("{index} => __patch::{write}(__patch_member, {slot}),"));
    }
    let method = if arms.is_empty() {
        Part::Text(String::new())
    } else {
        let arms = text.block(arms);
        Part::Text(format!(
            "#[inline]
            fn write_field<__M: __patch::SerializeMap>(
                &self,
                __patch_field: __patch::usize,
                __patch_member: __patch::Member<'_, __M>,
            ) {{
                match __patch_field {{ {arms} _ => {{}} }}
            }}"
        ))
    };
    text.derive(context, &generics, "__patch::WriteRequest", format_args!("{method}"));
    let key = slots::KEY;
    text.derive(
        context,
        &generics,
        "__patch::Serialize",
        format_args!(
            "#[inline]
            fn serialize<__S: __patch::Serializer>(&self, __patch_serializer: __S)
                -> __patch::Result<__S::Ok, __S::Error> {{
                __patch::serialize::<{key}, Self, __S>(self, __patch_serializer)
            }}"
        ),
    );
}
