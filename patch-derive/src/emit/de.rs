//! `Deserialize`: the runtime reads into the slots, but for those with a line, as in `ser`. The visitor lives there, too.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use super::{By, Context, Part, Text, slots};
use crate::generics::{self, Reading};
use crate::model::Field;
use crate::name::generated;

// Expands to:
//
//     impl<'de> ReadRequest<'de> for UpdateUserRequest {
//         fn read_field<A: MapAccess<'de>>(&mut self, index: usize, members: &mut Members<A>) -> Result<(), A::Error> {
//             match index {
//                 2 => read_value::<Password, _>(members, &mut self.password),
//                 _ => read_slot::<Key, Self, A>(self, index, members),
//             }
//         }
//     }
//     impl<'de> Deserialize<'de> for UpdateUserRequest { .. }
pub(super) fn emit(text: &mut Text, context: &Context<'_>) {
    let resource = context.resource;
    let Reading { bounds, numbers } = generics::reading(resource);
    let generics = generics::with_bounds(&generics::with_de(&context.generics, &resource.fields), &bounds);
    for (index, field) in context.fields() {
        let Some(function) = &field.read else { continue };
        let value = text.hole(super::function_type(function, field));
        let of = format!("__patch::ReadWith<'__de, {index}, {value}>");
        let path = &function.path;
        let call = quote_spanned!(generated(path.span())=> (__patch_deserializer));
        let call = text.hole(quote!(#path #call));
        text.derive(
            context,
            &generics,
            &of,
            format_args!(
                "fn read<__D: __patch::Deserializer<'__de>>(__patch_deserializer: __D)
                    -> __patch::Result<{value}, __D::Error> {{ {call} }}"
            ),
        );
    }
    let mut arms = Text::default();
    for (index, field) in context.fields() {
        if !is_read_apart(field) {
            continue;
        }
        let read = match numbers[index] {
            Some(number) => read_by_bound(&mut arms, field, number),
            None => arms.call(context, field, "read", field.read.as_ref(), index),
        };
        let slot = arms.place(By::Mut, "self", field);
        if field.empty_as_null.is_some() {
            let again = arms.place(By::Mut, "self", field);
            arms.line(
                Some(generated(field.value.span)),
                format_args!(
                    "{index} => __patch::empty_as_null(__patch::{read}(__patch_members, {slot}), __patch_members, {again}),"
                ),
            );
        } else {
            arms.about(field, format_args!("{index} => __patch::{read}(__patch_members, {slot}),"));
        }
    }
    let (arms, key) = (text.block(arms), slots::KEY);
    let visit_nested = emit_visit_nested(context);
    let visit_nested = text.maybe(visit_nested);
    text.derive(
        context,
        &generics,
        "__patch::ReadRequest<'__de>",
        format_args!(
            "fn read_field<__A: __patch::MapAccess<'__de>>(
                &mut self,
                __patch_index: __patch::usize,
                __patch_members: &mut __patch::Members<__A>,
            ) -> __patch::Result<(), __A::Error> {{
                match __patch_index {{
                    {arms}
                    _ => __patch::read_slot::<{key}, Self, __A>(self, __patch_index, __patch_members),
                }}
            }}
            {visit_nested}"
        ),
    );
    let known = generics::with_bounds(&generics, &generics::known_values(resource, &quote!(__patch)));
    text.derive(
        context,
        &known,
        "__patch::Deserialize<'__de>",
        format_args!(
            "#[inline]
            fn deserialize<__D: __patch::Deserializer<'__de>>(__patch_deserializer: __D)
                -> __patch::Result<Self, __D::Error> {{ __patch::deserialize(__patch_deserializer) }}"
        ),
    );
}

/// Whether a line reads the field.
fn is_read_apart(field: &Field) -> bool {
    slots::is_own(field) || field.read.is_some() || field.empty_as_null.is_some()
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
    let mut arms = Text::default();
    for (index, field) in context.fields() {
        if !field.is_nested() {
            continue;
        }
        let (method, more) = if field.nullable { ("nullable", ", _") } else { ("value", "") };
        let (value, slot) = (arms.value(&field.value), arms.place(By::Mut, "self", field));
        let name = arms.hole(Ident::new(method, generated(field.value.span)));
        arms.line(
            None,
            format_args!(
                "{index} => __patch::Some(__patch::NestedVisitor::{name}::<{value} {more}>(__patch_visitor, {slot})),"
            ),
        );
    }
    let arms = arms.finish();
    (!arms.is_empty()).then(|| {
        quote! {
            fn visit_nested<__V: __patch::NestedVisitor<'__de>>(
                &mut self,
                __patch_index: __patch::usize,
                __patch_visitor: __V,
            ) -> __patch::Option<__V::Output> {
                match __patch_index {
                    #arms
                    _ => __patch::None,
                }
            }
        }
    })
}
