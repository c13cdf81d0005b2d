//! `IntoColumns`: one line for each field that is a column, and one bound for each type of those.

use proc_macro2::{Ident, Span};
use quote::{quote, quote_spanned};
use syn::parse_quote;

use super::{By, Context, Text, change};
use crate::generics;
use crate::model::{Field, Home};
use crate::name::generated;

// Expands to:
//
//     impl<S: ?Sized> IntoColumns<S> for UpdateUserRequest
//     where
//         S: Bind<Option<String>>,
//         S: Bind<bool>,
//     {
//         fn into_columns(self, sink: &mut S) {
//             bind_nullable(self.first_name, "first_name", sink);
//             bind_value(self.is_admin, "is_admin", sink);
//         }
//     }
pub(super) fn emit(text: &mut Text, context: &Context<'_>) {
    let resource = context.resource;
    // Readers of the documentation and of errors see it.
    let sink = Ident::new(&super::free_names(resource).pick("S"), Span::call_site());
    let (mut types, mut lines) = (Vec::new(), Text::default());
    for field in &resource.fields {
        let Some(column) = &field.column else { continue };
        let value = &field.value.tokens;
        let bound = if binds_option(field) { quote!(__patch::Option<#value>) } else { value.clone() };
        types.push((bound, field.value.span));
        emit_line(&mut lines, context, field, &column.value());
    }
    let mut bounds = generics::known_values(resource, &quote!(__patch));
    bounds.append(&mut generics::column_bounds(&types, &sink));
    let mut generics = generics::with_bounds(&context.generics, &bounds);
    generics.params.push(parse_quote!(#sink: ?__patch::Sized));
    // As the user's own: of what a derive wrote, the compiler proposes to write it by hand where a bound does not hold.
    // With `::<>` it does not ask why the path is not shorter. That a struct is deprecated it would report here.
    let span = resource.ident.span();
    let span = if resource.request.carried.deprecated.is_some() { generated(span) } else { span };
    let mut request = resource.request.ident.clone();
    request.set_span(span);
    let [parameters, arguments, clause] = text.generics(context, &generics);
    let of = text.hole(quote_spanned!(span=> __patch::<>::IntoColumns<#sink> for #request));
    let lines = text.block(lines);
    text.line(
        None,
        format_args!(
            "impl {parameters} {of} {arguments} {clause} {{
                fn into_columns(self, __patch_sink: &mut {sink}) {{ {lines} let _ = __patch_sink; }}
            }}"
        ),
    );
}

/// Whether a column takes `null`. Where that resets a field, the column takes what it is reset to.
fn binds_option(field: &Field) -> bool {
    field.nullable && (field.merging.is_some() || !matches!(field.home, Home::Plain(_)))
}

fn emit_line(lines: &mut Text, context: &Context<'_>, field: &Field, column: &str) {
    let slot = lines.place(By::Value, "self", field);
    let (bind, default) = match &field.home {
        Home::Plain(by) if field.nullable && !binds_option(field) => {
            let by = change::reset(by.as_ref(), field, &field.value.tokens, &context.self_type());
            let default = lines.hole(by.unwrap_or_else(|| quote!(__patch::Default::default)));
            ("bind_or", format!(", {default}"))
        }
        _ if field.nullable => ("bind_nullable", String::new()),
        _ => ("bind_value", String::new()),
    };
    lines.about(field, format_args!("__patch::{bind}({slot}, {column:?}, __patch_sink {default});"));
}
