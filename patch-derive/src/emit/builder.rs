//! The builder: one method for each thing that a request can say about a field.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::ext::IdentExt as _;

use super::states::Method;
use super::typestate::Typestate;
use super::{Context, Part, Private, Text, doc};
use crate::generics;
use crate::model::Field;

// Expands to:
//
//     pub struct UpdateUserRequestBuilder<Password = update_user_request::PasswordNotNeeded> {
//         request: UpdateUserRequest,
//         state: PhantomData<fn() -> (Password,)>,
//     }
pub(super) fn emit(context: &Context<'_>) -> TokenStream {
    let Context { resource, generics, typestate, .. } = context;
    let (request, builder, vis) = (&resource.request.ident, &resource.request.builder, &resource.request.vis);
    let (_, arguments, clause) = generics.split_for_impl();
    let generics = typestate.declared(generics);
    let runtime = &resource.runtime;
    let state = typestate.field(&quote!(#runtime::__private::));
    let allows = context.allows();
    let deprecated = &resource.request.carried.deprecated;
    let docs =
        doc(&format!("Builds an `{}`: set and clear fields in any order, then call `.build()`.", request.unraw()));
    quote! {
        #docs
        #[must_use = "a builder does nothing until `.build()` is called"]
        #(#allows)*
        #deprecated
        #vis struct #builder #generics #clause {
            request: #request #arguments,
            #state
        }
    }
}

/// The methods that no rule guards, which is all but a few.
pub(super) fn emit_impl(text: &mut Text, context: &Context<'_>) {
    let builder = &context.resource.request.builder;
    emit_methods(text, context, &Private::Alias, false);
    let (generics, arguments) = context.typestate.parameters(&super::derives::debug_bounds(context), &[]);
    let [parameters, _, clause] = text.generics(context, &generics);
    let arguments = text.hole(arguments);
    let title = builder.unraw().to_string();
    text.line(
        None,
        format_args!(
            "#[automatically_derived]
            impl {parameters} __patch::Debug for {builder} {arguments} {clause} {{
                fn fmt(&self, __patch_f: &mut __patch::Formatter<'_>) -> __patch::FmtResult {{
                    __patch::debug_builder(__patch_f, {title:?}, &self.request)
                }}
            }}"
        ),
    );
}

/// The methods that rules guard. They stand outside the constant with all other impls, because the compiler's errors
/// about them name the place where they stand.
pub(super) fn emit_guarded(context: &Context<'_>) -> Option<TokenStream> {
    (!context.typestate.is_empty()).then(|| {
        let mut text = Text::default();
        emit_methods(&mut text, context, &Private::of(context.resource), true);
        text.finish()
    })
}

/// The builder's methods, those that rules guard or those that none does: an impl for all that concern the same part of
/// what is known.
fn emit_methods(text: &mut Text, context: &Context<'_>, private: &Private, guarded: bool) {
    let Context { resource, generics, typestate, .. } = context;
    let mut impls = Impls { typestate, impls: Vec::new() };
    for (index, field) in context.fields() {
        for &method in &[Method::Set(index), Method::Clear(index), Method::Maybe(index)] {
            let exists = field.nullable || !matches!(method, Method::Clear(_));
            if exists && typestate.guards(method) == guarded {
                emit_setter(impls.of(method), context, private, (index, field), method);
            }
        }
    }
    for &method in &[Method::Build, Method::TryBuild] {
        if typestate.guards(method) == guarded {
            emit_end(impls.of(method), context, private, method);
        }
    }
    let builder = &resource.request.builder;
    let generics = generics::with_bounds(generics, &generics::known_values(resource, private));
    // The others stand inside the constant, which has them.
    let allows = if guarded { context.allows() } else { Vec::new() };
    for (opened, methods) in impls.impls {
        let (bounded, arguments) = typestate.parameters(&generics, &opened);
        let [parameters, _, clause] = text.generics(context, &bounded);
        let (arguments, methods) = (text.hole(arguments), text.block(methods));
        text.tokens(quote!(#(#allows)*));
        text.line(None, format_args!("impl {parameters} {builder} {arguments} {clause} {{ {methods} }}"));
    }
}

/// The methods of each impl, by the part of what is known that it is about.
struct Impls<'a> {
    typestate: &'a Typestate,
    impls: Vec<(Vec<usize>, Text)>,
}

impl Impls<'_> {
    fn of(&mut self, method: Method) -> &mut Text {
        let opened = self.typestate.opened(method);
        let place = self.impls.iter().position(|(known, _)| *known == opened).unwrap_or_else(|| {
            self.impls.push((opened, Text::default()));
            self.impls.len() - 1
        });
        &mut self.impls[place].1
    }
}

// Expands to:
//
//     pub fn first_name(mut self, new_value: impl Into<String>) -> Self { .. }
//     pub fn clear_first_name(mut self) -> Self { .. }
//     pub fn maybe_first_name(mut self, new_value: Option<String>) -> Self { .. }
fn emit_setter(
    text: &mut Text,
    context: &Context<'_>,
    private: &Private,
    (index, field): (usize, &Field),
    method: Method,
) {
    let Context { resource, generics, typestate, .. } = context;
    let about = &field.name;
    let name = match method {
        Method::Clear(_) => {
            text.doc(&format!("Clears `{about}`: the request says `null`."));
            field.setter.prefixed("clear_")
        }
        Method::Maybe(_) => {
            text.doc(&format!("Sets `{about}` if there is a value; `None` changes nothing."));
            field.setter.prefixed("maybe_")
        }
        Method::Set(_) | Method::Build | Method::TryBuild => {
            emit_set_docs(text, context, index, field);
            setter(field)
        }
    };
    text.tokens(&field.carried.deprecated);
    text.write(format_args!("#[inline]"));
    text.vis(&resource.request.vis);
    text.write(format_args!("fn"));
    text.tokens(name);
    let prefix = text.private(private);
    let parameter = match method {
        Method::Clear(_) => String::new(),
        Method::Maybe(_) => format!("new_value: {prefix}::Option<{}>", text.value(&field.value)),
        _ if field.value.is_string => format!("new_value: impl {prefix}::Into<{}>", text.value(&field.value)),
        _ => format!("new_value: {}", text.value(&field.value)),
    };
    let change = emit_change(context, &prefix, field, method);
    let bounds = typestate.bounds(method);
    let bounds = text.maybe((!bounds.is_empty()).then(|| quote!(where #(#bounds),*)));
    // Where the type stays the same, so does the value.
    let (builder, value) = match typestate.after(method, generics) {
        None => ("Self".to_owned(), "self".to_owned()),
        Some(arguments) => {
            let (builder, state) = (&resource.request.builder, text.maybe(typestate.value(private)));
            (format!("{builder} {}", text.hole(arguments)), format!("{builder} {{ request: self.request {state} }}"))
        }
    };
    text.line(None, format_args!("(mut self, {parameter}) -> {builder} {bounds} {{ {change} {value} }}"));
}

/// The statement that changes the field.
///
/// What was there before is dropped after the builder is handed on. Were it dropped in between, the compiler would have a
/// builder to drop as well if that panics: it keeps one in memory for each call of a chain, where it otherwise sees that
/// there was nothing and makes a chain into what a struct literal is. Plain values have no destructor that may panic and
/// are spared it, but for the one call that is made most.
fn emit_change(context: &Context<'_>, private: &Part, field: &Field, method: Method) -> String {
    let slot = format!("self.request.{}", field.ident);
    let is_double = context.resource.request.double_option;
    let (is_plain, is_string) = (field.value.is_plain, field.value.is_string);
    let value = if matches!(method, Method::Clear(_)) { "" } else { ", new_value" };
    let change = |action| format!("{private}::{}(&mut {slot}{value});", super::by_kind(context, field, action));
    let change_and_keep = |action| format!("let __patch_old = {}", change(action));
    match (method, field.nullable) {
        (Method::Maybe(_), _) if is_plain => change("maybe"),
        (Method::Maybe(_), _) => change_and_keep("maybe"),
        (Method::Clear(_), _) if !is_plain => change_and_keep("clear"),
        (Method::Clear(_), _) if is_double => format!("{slot} = {private}::Some({private}::None);"),
        (Method::Clear(_), _) => format!("{slot} = {private}::Patch::Clear;"),
        _ if is_string || !is_plain => change_and_keep("set"),
        (_, false) => format!("{slot} = {private}::Some(new_value);"),
        (_, true) if is_double => format!("{slot} = {private}::Some({private}::Some(new_value));"),
        (_, true) => format!("{slot} = {private}::Patch::Set(new_value);"),
    }
}

/// The method that sets a field: its own name or the one that `setter = ..` gives it, raw where it must be.
fn setter(field: &Field) -> Ident {
    field.setter.ident.as_ref().map_or_else(|| field.setter.prefixed(""), super::at)
}

/// What a setter sets, the rules about it, and what the field is.
fn emit_set_docs(text: &mut Text, context: &Context<'_>, index: usize, field: &Field) {
    let resource = context.resource;
    let sets = if field.merging.is_some() { "Sets what is merged into" } else { "Sets" };
    text.doc(&format!("{sets} `{}`.", field.name));
    if !field.carried.docs.is_empty() {
        text.doc("");
        let docs = &field.carried.docs;
        text.tokens(quote!(#(#docs)*));
    }
    let mut rules = Vec::new();
    for rule in &resource.rules {
        if rule.is_about(index) {
            rules.push(rule.sentence(resource));
        }
    }
    if !rules.is_empty() {
        text.doc("");
        text.doc("Rules:");
        for rule in &rules {
            text.doc(&format!("- {rule}"));
        }
    }
    if context.typestate.changes(Method::Set(index)) {
        text.doc("");
        let maybe = field.setter.prefixed("maybe_");
        text.doc(&format!(
            "This call changes the type of the builder, which keeps the rules; where it depends on a condition, call `.{maybe}(..)`."
        ));
    }
}

/// `build` or `try_build`.
fn emit_end(text: &mut Text, context: &Context<'_>, private: &Private, method: Method) {
    let resource = context.resource;
    let is_tried = matches!(method, Method::TryBuild);
    let is_checked = is_tried || resource.is_checked_at_run_time();
    text.doc(match (is_tried, is_checked) {
        (true, _) => "Ends the building and checks the rules when the program runs.",
        (false, true) => "Ends the building and checks the rules that types cannot see.",
        (false, false) => "Ends the building. It compiles only where no rule is broken.",
    });
    if is_checked {
        for line in &["", "# Errors", "", "Every rule that the request breaks."] {
            text.doc(line);
        }
    }
    text.write(format_args!("#[inline] {}", if is_checked { "" } else { "#[must_use]" }));
    text.vis(&resource.request.vis);
    // An error about a rule is shown at the struct and at the rule.
    let place = if is_tried { Span::call_site() } else { resource.ident.span() };
    text.write(format_args!("fn"));
    text.tokens(Ident::new(if is_tried { "try_build" } else { "build" }, place));
    let bounds = if is_tried { Vec::new() } else { context.typestate.bounds(Method::Build) };
    let bounds = text.maybe((!bounds.is_empty()).then(|| quote!(where #(#bounds),*)));
    let (_, arguments, _) = context.generics.split_for_impl();
    let (request, arguments, private) = (&resource.request.ident, text.hole(arguments), text.private(private));
    if is_checked {
        text.line(
            None,
            format_args!(
                "(self) -> {private}::Result<{request} {arguments}, {private}::Violations> {bounds} {{
                    {private}::validated(self.request)
                }}"
            ),
        );
    } else {
        text.line(None, format_args!("(self) -> {request} {arguments} {bounds} {{ self.request }}"));
    }
}
