//! The tables and the two matches that everything provided by the runtime stands on, and the way from a request to
//! its resource and back.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;

use super::{By, Context, Text, change, garde, slots, tools};
use crate::attr::rules::{GroupKind, Value, Verb};
use crate::generics;
use crate::model::{Condition, Field, Resource, Rule, Target, indices};
use crate::name::generated;

// Expands to:
//
//     impl PatchRequest for UpdateUserRequest {
//         type Resource = User;
//         const ROWS: Rows = (&["first_name", "created_at"], b"\x01\x00", &[], &[]);
//         const RULES: &'static [Rule] = &[Rule::Requires { field: 2, any_of: &[1] }];
//         fn state(&self, field: usize) -> State { .. }
//         fn apply_to(self, resource: &mut User) { .. }
//     }
//     impl Patchable for User { type Request = UpdateUserRequest; }
pub(super) fn emit(text: &mut Text, context: &Context<'_>) {
    let Context { resource, generics, .. } = context;
    let self_type = context.self_type();
    let mut items = Text::default();
    if context.is_pruned() {
        items.write(format_args!("type Resource = __patch::UnknownResource;"));
    } else {
        let the_resource = items.self_type(context);
        items.line(None, format_args!("type Resource = {the_resource};"));
    }
    emit_tables(&mut items, context);
    let mut state = Text::default();
    state.tokens(emit_named(resource));
    emit_state(&mut state, context);
    let state = items.block(state);
    items.line(None, format_args!("fn state(&self, __patch_field: __patch::usize) -> __patch::State {{ {state} }}"));
    change::emit_apply(&mut items, context, &self_type);
    change::emit_merge(&mut items, context);
    items.tokens(emit_holds(resource));
    items.tokens(garde::emit(context));
    items.tokens(emit_more(resource));
    let items = text.block(items);
    text.derive(context, generics, "__patch::PatchRequest", format_args!("{items}"));
    if context.is_pruned() {
        change::emit_of_pruned(text, context, &self_type);
    }
    emit_patchable(text, context, &self_type);
}

fn emit_tables(items: &mut Text, context: &Context<'_>) {
    let Resource { request, fields, skipped, rules, .. } = context.resource;
    items.write(format_args!("const NAME: &'static __patch::str = {:?};", request.ident.unraw().to_string()));
    let (mut names, mut facts, mut aliases, mut nested) = (Vec::new(), String::new(), String::new(), String::new());
    for field in fields {
        names.push(&*field.wire.name);
        facts += &emit_facts(field);
    }
    for (index, field) in fields.iter().enumerate() {
        if !field.aliases.is_empty() {
            let first = names.len();
            for alias in &field.aliases {
                names.push(&alias.name);
            }
            aliases += &format!("({index}, {first}, {}),", names.len());
        }
        if field.is_nested() {
            nested += &format!("({index}, __patch::fields_of::<{}>),", items.hole(&field.value.tokens));
        }
    }
    items
        .line(None, format_args!("const ROWS: __patch::Rows = (&{names:?}, b\"{facts}\", &[{aliases}], &[{nested}]);"));
    let mut stated = String::new();
    for rule in rules {
        stated += &emit_rule(context.resource, rule).unwrap_or_default();
    }
    items.write(format_args!("const RULES: &'static [__patch::Rule] = &[{stated}];"));
    if !skipped.is_empty() {
        let mut names: Vec<&str> = Vec::new();
        for field in skipped {
            names.push(&field.wire);
        }
        items.write(format_args!("const READ_ONLY: &'static [&'static __patch::str] = &{names:?};"));
    }
    if request.allow_unknown {
        items.write(format_args!("const ALLOW_UNKNOWN: __patch::bool = true;"));
    }
}

/// The fields that rules name, once with the user's own tokens: tools follow them to the field.
fn emit_named(resource: &Resource) -> TokenStream {
    let (mut of_request, mut of_resource) = (Vec::new(), Vec::new());
    for rule in &resource.rules {
        for reference in rule.references() {
            let (Some(index), Some(name)) = (reference.field, &reference.name.ident) else { continue };
            let field = &resource.fields[index];
            if field.carried.deprecated.is_some() {
                continue;
            }
            // In a place of its own, a field whose type may have no name would be reported once more.
            if !field.value.is_projected() {
                of_request.push(name);
            } else if !field.is_request_only() && resource.pruned.is_empty() {
                of_resource.push(name);
            }
        }
    }
    let mention = |names: &[&Ident], ty: TokenStream| {
        (!names.is_empty()).then(|| quote!(let _ = |__patch_fields: &#ty| { #(let _ = &__patch_fields.#names;)* };))
    };
    let (of_request, of_resource) = (mention(&of_request, quote!(Self)), mention(&of_resource, quote!(Self::Resource)));
    quote!(#of_request #of_resource)
}

fn emit_patchable(text: &mut Text, context: &Context<'_>, self_type: &TokenStream) {
    let Context { resource, generics, resource_generics, .. } = context;
    text.write(format_args!("#[automatically_derived]"));
    let (mut bounds, mut request) = (Vec::new(), "__patch::Missing<Self>".to_owned());
    // A public trait cannot tell of a type that is less visible than the resource: who asks is told of that.
    if resource.request_is_as_visible() {
        // Or whoever lacks a request is told of all types that have one.
        if tools::surely_resolve(resource.ident.span()) {
            text.write(format_args!("#[diagnostic::do_not_recommend]"));
        }
        let (_, arguments, _) = generics.split_for_impl();
        request = format!("{} {}", text.hole(&resource.request.ident), text.hole(arguments));
        if context.is_pruned() {
            request = format!("__patch::RequestFor<Self, {request}>");
        }
    } else {
        bounds.push(generics::predicate(&quote!(for<'__p> #self_type: __patch::SharesRequest)));
    }
    let generics = generics::with_bounds(resource_generics, &bounds);
    let (parameters, _, clause) = generics.split_for_impl();
    let (parameters, of, clause) = (text.hole(parameters), text.hole(self_type), text.hole(clause));
    text.line(
        None,
        format_args!("impl {parameters} __patch::Patchable for {of} {clause} {{ type Request = {request}; }}"),
    );
}

// Expands to:
//
//     fn more(&self, report: &mut Report) {
//         check_value(&self.address, "address", report);
//         check(self, report);
//     }
fn emit_more(resource: &Resource) -> Option<TokenStream> {
    let mut nested = Text::default();
    for field in &resource.fields {
        if !field.is_nested() {
            continue;
        }
        let (check, name) = (super::by_nullability(field, "check"), &field.wire.name);
        let slot = nested.place(By::Ref, "self", field);
        nested.line(None, format_args!("__patch::{check}({slot}, {name:?}, __patch_report);"));
    }
    let nested = nested.finish();
    let validate = resource.request.validate_with.as_ref().zip(resource.validate_with()).map(|(written, path)| {
        let span = written.span();
        // What is expected of the function is told by a type, and not by a call that is nowhere in the source.
        let check = quote_spanned!(generated(span)=> let __patch_check: fn(&Self, &mut __patch::Report));
        quote! {
            #check = #path;
            __patch_check(self, __patch_report);
        }
    });
    (validate.is_some() || !nested.is_empty()).then(|| {
        quote! {
            fn more(&self, __patch_report: &mut __patch::Report) {
                #nested
                #validate
            }
        }
    })
}

/// What is true of a field, as a byte of a byte string: one token for all fields, where a row for each is a tuple to check.
fn emit_facts(field: &Field) -> String {
    let facts = u8::from(field.nullable)
        | u8::from(field.required) << 1
        | u8::from(field.secret) << 2
        | u8::from(field.is_request_only()) << 3;
    format!("\\x{facts:02x}")
}

fn emit_rule(resource: &Resource, rule: &Rule) -> Option<String> {
    Some(match rule {
        Rule::Required { field, .. } => format!("__patch::Rule::Required {{ field: {field} }},"),
        Rule::NonEmpty => "__patch::Rule::NonEmpty,".to_owned(),
        Rule::OfField { field, verb, when, target } => {
            let verb = match verb {
                Verb::Requires => "Requires",
                Verb::Conflicts => "Conflicts",
            };
            let when = match when {
                Some(condition) => format!("__patch::Some({})", emit_condition(resource, *condition)),
                None => "__patch::None".to_owned(),
            };
            let target = match target {
                Target::AnyOf(references) => format!("AnyOf(&{:?})", indices(references)),
                Target::Is(reference, condition) => {
                    format!("Is({}, {})", reference.field?, emit_condition(resource, *condition))
                }
            };
            format!("__patch::Rule::{verb} {{ field: {field}, when: {when}, target: __patch::Target::{target} }},")
        }
        Rule::Group { kind, members, .. } => {
            let kind = match kind {
                GroupKind::ExactlyOne => "ExactlyOne",
                GroupKind::AtLeastOne => "AtLeastOne",
                GroupKind::AtMostOne => "AtMostOne",
                GroupKind::AllOrNone => "AllOrNone",
            };
            format!("__patch::Rule::{kind}(&{:?}),", indices(members))
        }
    })
}

/// What the field of each index says.
fn emit_state(text: &mut Text, context: &Context<'_>) {
    let mut arms = Text::default();
    for (index, field) in context.fields() {
        if !slots::is_apart(field) {
            continue;
        }
        let (state, slot) = (super::by_nullability(field, "state"), arms.place(By::Ref, "self", field));
        arms.line(None, format_args!("{index} => __patch::{state}({slot}),"));
    }
    let others = format!("__patch::state::<{}, Self>(self, __patch_field)", slots::KEY);
    if arms.is_empty() {
        return text.write(format_args!("{others}"));
    }
    let arms = text.block(arms);
    text.line(None, format_args!("match __patch_field {{ {arms} _ => {others} }}"));
}

fn emit_condition(resource: &Resource, index: usize) -> String {
    format!("__patch::Condition::new({index}, {:?})", resource.conditions[index].values.text(&resource.ident))
}

// Expands to:
//
//     fn holds(&self, condition: usize) -> bool {
//         match condition {
//             0 => holds_value(&self.kind, |value| equals(value, "custom") || match *value { Kind::Other => true, _ => false }),
//             _ => false,
//         }
//     }
fn emit_holds(resource: &Resource) -> Option<TokenStream> {
    let self_type = resource.self_type();
    let mut arms = Text::default();
    for (index, Condition { field, values }) in resource.conditions.iter().enumerate() {
        let Some(field) = field.map(|field| &resource.fields[field]) else { continue };
        let (holds, slot) = (super::by_nullability(field, "holds"), arms.place(By::Ref, "self", field));
        let tests = values.0.iter().map(|value| emit_test(value, &self_type));
        let tests = arms.hole(quote!(#(#tests)||*));
        arms.line(None, format_args!("{index} => __patch::{holds}({slot}, |__patch_value| {tests}),"));
    }
    let arms = arms.finish();
    (!resource.conditions.is_empty()).then(|| {
        quote! {
            fn holds(&self, __patch_condition: __patch::usize) -> __patch::bool {
                match __patch_condition {
                    #arms
                    _ => false,
                }
            }
        }
    })
}

/// Whether a value is the one that an attribute names.
fn emit_test(value: &Value, self_type: &TokenStream) -> TokenStream {
    let tokens = value.to_tokens(self_type);
    match value {
        // With its own span, for the compiler to tell when the type of the field has no room for it.
        Value::Literal(_) => quote!(__patch::equals(__patch_value, #tokens)),
        // As a pattern, a lone name that does not resolve would be a binding that matches everything. With `::<>` it is
        // a path, and an error.
        Value::Path(path) => {
            let lone = path.path.get_ident().map(|name| quote_spanned!(name.span()=> ::<>));
            quote!(match *__patch_value { #tokens #lone => true, _ => false })
        }
    }
}
