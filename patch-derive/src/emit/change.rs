//! What happens between a request and its resource, and between two requests: slots where the runtime can go through
//! them, and a line for each other field. The functions live in the runtime.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::{By, Context, Part, Text, slots};
use crate::attr::Reset;
use crate::generics;
use crate::model::{Field, Home, Projection, Skipped};
use crate::name::generated;
use crate::ty;

// Expands to:
//
//     fn apply_to(self, resource: &mut User) {
//         apply_patch(self.first_name, &mut resource.first_name);
//         apply_value(self.created_at, &mut resource.created_at);
//     }
pub(super) fn emit_apply(items: &mut Text, context: &Context<'_>, self_type: &TokenStream) {
    let mut body = Text::default();
    if context.is_pruned() {
        body.write(format_args!("match *__patch_resource {{}}"));
    } else {
        emit_updates(&mut body, context, self_type);
    }
    let body = items.block(body);
    items.line(None, format_args!("fn apply_to(self, __patch_resource: &mut Self::Resource) {{ {body} }}"));
}

fn emit_updates(text: &mut Text, context: &Context<'_>, self_type: &TokenStream) {
    for field in &context.resource.fields {
        emit_update(text, context, field, self_type);
    }
    text.write(format_args!("let _ = __patch_resource;"));
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
pub(super) fn emit_of_pruned(text: &mut Text, context: &Context<'_>, self_type: &TokenStream) {
    let Context { resource, generics, resource_generics, .. } = context;
    let (request, vis) = (&resource.request.ident, &resource.request.vis);
    let mut updates = Text::default();
    emit_updates(&mut updates, context, self_type);
    let (of, updates) = (text.hole(self_type), text.block(updates));
    text.derive(
        context,
        resource_generics,
        &format!("__patch::UpdateOf<{of}>"),
        format_args!("fn update(self, __patch_resource: &mut {of}) {{ {updates} }}"),
    );
    let mut items = Text::default();
    items.doc("Updates the resource: the fields that the request keeps stay as they are.");
    items.write(format_args!("#[inline]"));
    items.vis(vis);
    items.write(format_args!(
        "fn apply_to<__R>(self, __patch_resource: &mut __R) where Self: __patch::UpdateOf<__R> {{
            __patch::UpdateOf::update(self, __patch_resource);
        }}"
    ));
    let errors = |items: &mut Text| {
        for line in &["", "# Errors", "", "What no request can say."] {
            items.doc(line);
        }
        items.vis(vis);
    };
    items.doc("The request that makes `to` of `from`.");
    errors(&mut items);
    items.write(format_args!(
        "fn diff<__R>(__patch_from: &__R, __patch_to: &__R) -> __patch::Result<Self, __patch::Inexpressible>
        where
            Self: __patch::DiffOf<__R>,
        {{
            __patch::diff_of(__patch_from, __patch_to)
        }}"
    ));
    items.doc("The request that undoes what this one does to `resource`.");
    errors(&mut items);
    items.write(format_args!(
        "fn undo_for<__R>(&self, __patch_resource: &__R) -> __patch::Result<Self, __patch::Inexpressible>
        where
            __R: __patch::Clone,
            Self: __patch::DiffOf<__R> + __patch::Clone,
        {{
            __patch::undo_of(self, __patch_resource)
        }}"
    ));
    items.doc("The fields that the request clears or sets to something else than `resource` holds.");
    items.vis(vis);
    items.write(format_args!(
        "fn changed_fields<__R>(&self, __patch_resource: &__R) -> __patch::ChangedFields
        where
            __R: __patch::Clone,
            Self: __patch::DiffOf<__R> + __patch::Clone,
        {{
            __patch::changes_of(self, __patch_resource)
        }}"
    ));
    let [parameters, arguments, clause] = text.generics(context, generics);
    let items = text.block(items);
    text.line(None, format_args!("impl {parameters} {request} {arguments} {clause} {{ {items} }}"));
}

fn emit_update(updates: &mut Text, context: &Context<'_>, field: &Field, self_type: &TokenStream) {
    let merges = field.merging.is_some();
    let value = field.merging.as_ref().map_or(&field.value.tokens, |merging| &merging.target);
    let mut reset = String::new();
    let apply = match (&field.home, field.nullable) {
        (Home::RequestOnly, _) => {
            // A mention, like in every function that has the whole request in its hands.
            if field.value.is_projected() {
                let slot = updates.place(By::Value, "self", field);
                updates.line(None, format_args!("let _ = {slot};"));
            }
            return;
        }
        // With the type, for the compiler to show that where there is no `Default` to start from.
        (Home::Optional, true) if merges => format!("apply_delta_nullable::<{}, _, _, _>", updates.hole(value)),
        (Home::Optional, false) if merges => format!("apply_delta_some::<{}, _, _>", updates.hole(value)),
        (Home::Optional, true) => super::by_kind(context, field, "apply"),
        (Home::Optional, false) => "apply_some".to_owned(),
        (Home::Plain(by), true) => {
            let by = self::reset(by.as_ref(), field, value, self_type);
            let apply = match (merges, &by) {
                (true, _) => "apply_delta_or",
                (false, Some(_)) => "apply_or",
                (false, None) => "apply_or_default",
            };
            reset = by.map(|by| format!(", {}", updates.hole(by))).unwrap_or_default();
            apply.to_owned()
        }
        (Home::Plain(_), false) if merges => "apply_delta".to_owned(),
        (Home::Plain(_), false) => "apply_value".to_owned(),
    };
    let (slot, target) = (updates.place(By::Value, "self", field), updates.target(field, By::Mut, "__patch_resource"));
    updates.about(field, format_args!("__patch::{apply}({slot}, {target} {reset});"));
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

impl Text {
    /// The argument that collects what is lost in a field. It is a name of ours, wherever the rest of the line is.
    fn losses(&mut self, Field { wire, secret, .. }: &Field) -> Part {
        let (at, name) = (Ident::new(if *secret { "at_secret" } else { "at" }, Span::call_site()), &wire.name);
        self.hole(quote!(, &mut __patch_losses.#at(#name)))
    }

    /// See [`target`].
    fn target(&mut self, field: &Field, by: By, resource: &str) -> Part {
        // An `Option` may be one of the user's own.
        if field.value.is_projected() || matches!(field.home, Home::Optional) {
            return self.hole(target(field, by, resource));
        }
        let reference = if matches!(by, By::Mut) { "&mut " } else { "&" };
        Part::Text(format!("{reference}{resource}.{}", field.ident))
    }
}

// Expands to:
//
//     fn merge_fields(&mut self, mut later: Self, losses: &mut Losses<'_>) {
//         merge::<Key, Self>(self, &mut later);
//         merge_delta_value(&mut self.address, later.address, &mut losses.at("address"));
//     }
pub(super) fn emit_merge(items: &mut Text, context: &Context<'_>) {
    let mut lines = Text::default();
    for field in &context.resource.fields {
        if !slots::is_apart(field) {
            continue;
        }
        let (name, losses) = match field.merging {
            None => (super::by_nullability(field, "merge"), Part::Text(String::new())),
            Some(_) => (super::by_nullability(field, "merge_delta"), lines.losses(field)),
        };
        let (private, span) = lines.frame(field);
        let (slot, later) = (lines.place(By::Mut, "self", field), lines.place(By::Value, "__patch_later", field));
        lines.line(span, format_args!("{private}::{name}({slot}, {later} {losses});"));
    }
    let (lines, key) = (items.block(lines), slots::KEY);
    items.line(
        None,
        format_args!(
            "fn merge_fields(&mut self, mut __patch_later: Self, __patch_losses: &mut __patch::Losses<'_>) {{
                __patch::merge::<{key}, Self>(self, &mut __patch_later);
                {lines}
                let _ = __patch_losses;
            }}"
        ),
    );
}

// Expands to:
//
//     impl DiffRequest for UpdateUserRequest where for<'a> Name: Clone + PartialEq {
//         fn differences(&mut self, from: &User, to: &User, losses: &mut Losses<'_>) {
//             diff_skipped(&from.id, &to.id, &mut losses.at("id"));
//             differ::<Key, Self, _>(self, from, to);
//             diff_some(&mut self.created_at, &from.created_at, &to.created_at, &mut losses.at("created_at"));
//         }
//     }
pub(super) fn emit_diff(text: &mut Text, context: &Context<'_>) {
    let resource = context.resource;
    if resource.fields.iter().any(slots::is_compared) {
        slots::emit_targets(text, context);
    }
    let (mut values, mut merged, mut started) = (Vec::new(), Vec::new(), Vec::new());
    for field in &resource.fields {
        if field.is_request_only() {
            continue;
        }
        // What is merged knows by itself how it differs, unless it may be this very request.
        let by_itself = field.merging.is_some() && !field.value.may_recur;
        if by_itself { &mut merged } else { &mut values }.push(&field.value);
        // Whether they start from something is reported where they are applied.
        if let (Home::Optional, Some(merging)) = (&field.home, &field.merging) {
            started.push(merging);
        }
    }
    let mut compared = values.clone();
    for skipped in &resource.skipped {
        compared.push(&skipped.value);
    }
    let mut bounds = generics::field_bounds(resource, &compared, "PartialEq");
    bounds.append(&mut generics::field_bounds(resource, &values, "Clone"));
    bounds.append(&mut generics::field_bounds(resource, &merged, "Difference"));
    bounds.append(&mut generics::start_bounds(&started));
    let generics = generics::with_bounds(&context.resource_generics, &bounds);
    let (of, the_resource) = if context.is_pruned() {
        let self_type = text.self_type(context);
        (format!("__patch::DiffOf<{self_type}>"), self_type)
    } else {
        ("__patch::DiffRequest".to_owned(), Part::Text("Self::Resource".to_owned()))
    };
    let (mut skipped, mut fields) = (Text::default(), Text::default());
    for Skipped { ident, wire, .. } in &resource.skipped {
        skipped.write(format_args!(
            "__patch::diff_skipped(&__patch_from.{ident}, &__patch_to.{ident}, &mut __patch_losses.at({wire:?}));"
        ));
    }
    let mut together = String::new();
    for field in &resource.fields {
        if slots::is_compared(field) {
            together = format!("__patch::differ::<{}, Self, _>(self, __patch_from, __patch_to);", slots::KEY);
        } else {
            emit_difference(&mut fields, field);
        }
    }
    let (skipped, fields) = (text.block(skipped), text.block(fields));
    text.derive(
        context,
        &generics,
        &of,
        format_args!(
            "fn differences(
                &mut self,
                __patch_from: &{the_resource},
                __patch_to: &{the_resource},
                __patch_losses: &mut __patch::Losses<'_>,
            ) {{
                {skipped}
                {together}
                {fields}
            }}"
        ),
    );
}

fn emit_difference(lines: &mut Text, field: &Field) {
    let merges = field.merging.is_some();
    let name = match (&field.home, field.nullable) {
        (Home::RequestOnly, _) => return,
        (Home::Optional, true) if merges => "diff_delta_nullable",
        (Home::Optional, false) if merges => "diff_delta_some",
        (Home::Optional, true) => "diff_nullable",
        (Home::Optional, false) => "diff_some",
        (Home::Plain(_), true) if merges => "diff_delta_or",
        (Home::Plain(_), true) => "diff_or",
        (Home::Plain(_), false) if merges => "diff_delta",
        (Home::Plain(_), false) => "diff_value",
    };
    let may_lose = merges || matches!((&field.home, field.nullable), (Home::Optional, false));
    let losses = if may_lose { lines.losses(field) } else { Part::Text(String::new()) };
    // An `Option` may be one of the user's own. Of several arguments, the compiler points at the function.
    if matches!(field.home, Home::Optional) && !field.value.is_projected() {
        let (span, ident) = (generated(field.value.span), &field.ident);
        let name = Ident::new(name, span);
        let difference = lines.hole(quote_spanned!(span=> __patch::#name));
        let arguments = format!("&mut self.{ident}, &__patch_from.{ident}, &__patch_to.{ident} {losses}");
        return lines.line(None, format_args!("{difference}({arguments});"));
    }
    let (private, span) = lines.frame(field);
    let slot = lines.place(By::Mut, "self", field);
    let from = lines.target(field, By::Ref, "__patch_from");
    let to = lines.target(field, By::Ref, "__patch_to");
    lines.line(span, format_args!("{private}::{name}({slot}, {from}, {to} {losses});"));
}
