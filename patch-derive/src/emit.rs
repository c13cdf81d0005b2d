//! Printing the model as Rust: a file for each generated thing, and here the frame around them.

use std::fmt;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{DeriveInput, Generics, Path, WherePredicate};

use crate::attr::Function;
use crate::diag::Errors;
use crate::generics;
use crate::model::{Field, Resource, Value, shape};
use crate::name::{Free, generated, in_any_edition};
use crate::ty;
use text::{Part, Text};
use typestate::Typestate;

mod builder;
mod change;
mod columns;
mod de;
mod derives;
mod garde;
mod request;
mod schema;
mod ser;
mod slots;
mod states;
mod tables;
mod text;
mod tools;
mod typestate;

/// What every emitter needs: the model, the generics of the request, and what the builder knows in its type.
struct Context<'a> {
    resource: &'a Resource,
    /// Those of the resource, for impls that are about it; but for the pruned ones, the request has the same.
    resource_generics: Generics,
    generics: Generics,
    typestate: Typestate,
}

/// The whole expansion.
pub(crate) fn emit(resource: &Resource) -> TokenStream {
    let resource_generics = generics::of_resource(resource);
    let generics = generics::of_request(resource, &resource_generics);
    let context = Context { resource, resource_generics, generics, typestate: Typestate::new(resource) };
    let runtime = &resource.runtime;
    let items = [request::emit(&context), builder::emit(&context)];
    let states = context.typestate.emit(resource);
    let for_lints = context.typestate.emit_for_lints(resource);
    let guarded = builder::emit_guarded(&context);
    let mut impls = Text::default();
    request::emit_impl(&mut impls, &context);
    builder::emit_impl(&mut impls, &context);
    slots::emit(&mut impls, &context);
    tables::emit(&mut impls, &context);
    derives::emit(&mut impls, &context);
    change::emit_diff(&mut impls, &context);
    if resource.request.columns {
        columns::emit(&mut impls, &context);
    }
    if resource.request.serialize {
        ser::emit(&mut impls, &context);
    }
    if resource.request.deserialize {
        de::emit(&mut impls, &context);
    }
    impls.tokens(schema::emit(&context));
    let impls = impls.finish();
    let allows = context.allows();
    // One short name for everything that the impls refer to; a constant's body is a scope of its own.
    quote! {
        #(#items)*
        #states
        #guarded
        #(#allows)*
        const _: () = {
            use #runtime::__private as __patch;
            #for_lints
            #impls
        };
    }
}

/// The errors, and a stand-in that keeps the compiler from complaining about the resource as well.
pub(crate) fn fallback(input: &DeriveInput, runtime: &Path, errors: &Errors) -> TokenStream {
    let errors = errors.to_compile_errors();
    let (parameters, arguments, clause) = input.generics.split_for_impl();
    let ident = at(&in_any_edition(input.ident.clone()));
    if shape::unsized_tail(input).is_some() {
        // Whoever asks for the resource asks for its size first.
        return errors;
    }
    quote! {
        #errors
        #[automatically_derived]
        impl #parameters #runtime::__private::Patchable for #ident #arguments #clause {
            type Request = #runtime::__private::Missing<Self>;
        }
    }
}

impl Context<'_> {
    fn fields(&self) -> impl Iterator<Item = (usize, &Field)> {
        self.resource.fields.iter().enumerate()
    }

    /// The type of the resource, as generated code: that a struct is deprecated is no news where it is defined.
    fn self_type(&self) -> TokenStream {
        let ident = at(&self.resource.ident);
        let (_, arguments, _) = self.resource_generics.split_for_impl();
        quote!(#ident #arguments)
    }

    /// Whether the request lacks a parameter of its resource, so that its type does not tell which that is.
    fn is_pruned(&self) -> bool {
        !self.resource.pruned.is_empty()
    }

    /// Whether it takes a trait to name the type of some value.
    fn has_projections(&self) -> bool {
        self.resource.fields.iter().any(|field| field.value.is_projected())
    }

    /// A bound for the value of every field.
    fn value_bounds(&self, bound: &'static str) -> Vec<WherePredicate> {
        let mut values = Vec::new();
        for field in &self.resource.fields {
            values.push(&field.value);
        }
        generics::field_bounds(self.resource, &values, bound)
    }

    /// The user's `allow`s, of the struct and of every field: the items that are made of a field are not always
    /// beneath it.
    fn allows(&self) -> Vec<&TokenStream> {
        let mut allows = Vec::new();
        allows.extend(&self.resource.request.carried.allows);
        for field in &self.resource.fields {
            allows.extend(&field.carried.allows);
        }
        allows
    }
}

impl Text {
    /// The parameters, the arguments of the request and the conditions of an impl.
    fn generics(&mut self, context: &Context<'_>, generics: &Generics) -> [Part; 3] {
        if generics.params.is_empty() && generics.where_clause.is_none() {
            let nothing = || Part::Text(String::new());
            return [nothing(), nothing(), nothing()];
        }
        let (parameters, _, clause) = generics.split_for_impl();
        let (_, arguments, _) = context.generics.split_for_impl();
        [self.hole(parameters), self.hole(arguments), self.hole(clause)]
    }

    /// See [`Context::self_type`].
    fn self_type(&mut self, context: &Context<'_>) -> Part {
        if context.resource_generics.params.is_empty() {
            Part::Text(context.resource.ident.to_string())
        } else {
            self.hole(context.self_type())
        }
    }

    /// An impl of a trait for the request.
    fn implement(&mut self, context: &Context<'_>, generics: &Generics, of: &str, items: fmt::Arguments<'_>) {
        let request = &context.resource.request.ident;
        let [parameters, arguments, clause] = self.generics(context, generics);
        self.line(None, format_args!("impl {parameters} {of} for {request} {arguments} {clause} {{ {items} }}"));
    }

    /// The same as what a derive adds, of which lints and tools do not expect what they do of code that was written.
    fn derive(&mut self, context: &Context<'_>, generics: &Generics, of: &str, items: fmt::Arguments<'_>) {
        self.write(format_args!("#[automatically_derived]"));
        self.implement(context, generics, of, items);
    }
}

/// The parts of lines about a field. They are text, but for what errors point at.
impl Text {
    /// A line that is about the field alone.
    fn about(&mut self, field: &Field, line: fmt::Arguments<'_>) {
        let place = field.value.is_projected().then(|| generated(field.value.span));
        self.line(place, line);
    }

    /// A field's slot in a request that this variable is or refers to.
    ///
    /// The compiler points at whatever has the type of a slot when it finds that there is no such type. It shows an error
    /// once if it is all in one place, and that takes more than `self.name`, of which `self` is nowhere in the source.
    fn place(&mut self, by: By, request: &str, field: &Field) -> Part {
        if field.value.is_projected() {
            let (request, name) = (Ident::new(request, generated(field.value.span)), member(field));
            let slot = Ident::new("__patch_slot", field.value.end);
            return self.hole(quote!(match #request { Self { #name: #slot, .. } => #slot }));
        }
        Part::Text(by.reference(request, field))
    }

    /// See [`member`].
    fn member(&mut self, field: &Field) -> Part {
        if field.value.is_projected() { self.hole(member(field)) } else { Part::Text(field.ident.to_string()) }
    }

    /// How an expression begins that is a slot, and the place of the rest of it. As above: what begins and ends like the
    /// type has its place.
    fn frame(&mut self, field: &Field) -> (Part, Option<Span>) {
        if !field.value.is_projected() {
            return (Part::Text("__patch".to_owned()), None);
        }
        let (private, end) = (Ident::new("__patch", field.value.span), field.value.end);
        // The compiler takes it for the user's own, and with `::<>` it does not ask why the path is not shorter.
        (self.hole(quote_spanned!(end=> #private::<>)), Some(end))
    }

    /// The type of a value.
    fn value(&mut self, value: &Value) -> Part {
        if value.is_plain { Part::Text(value.text.clone()) } else { self.hole(&value.tokens) }
    }

    /// The runtime's function for the field's kind of slot, or for a function that the field has of its own:
    /// `read_value_with::<Self, 3, _, _>`.
    ///
    /// The type of the value is the first argument of a call that asks for a trait: an error then points at the type, and
    /// says nothing of macros. Nothing can be wrong with a plain type, so that it costs nothing there.
    fn call(
        &mut self,
        context: &Context<'_>,
        field: &Field,
        action: &str,
        function: Option<&Function>,
        index: usize,
    ) -> String {
        let is_nested = field.is_nested() && action == "read";
        match function {
            Some(function) if !is_nested => {
                let suffix = if function.whole { "whole" } else { "with" };
                format!("{}_{suffix}::<Self, {index}, _, _>", by_nullability(field, action))
            }
            None if field.value.is_plain => by_kind(context, field, action),
            _ => {
                let more = if field.nullable && (is_nested || is_double(context, field)) { "_, " } else { "" };
                let name =
                    if is_nested { by_nullability(field, "read_nested") } else { by_kind(context, field, action) };
                let value = self.value(&field.value);
                format!("{name}::<{value}, {more}_>")
            }
        }
    }
}

/// The path of the runtime's items: the short name that the constant with the impls has for it, or the whole.
enum Private {
    Alias,
    /// The usual path, as text.
    Usual(&'static str),
    Path(TokenStream),
}

impl Private {
    fn of(Resource { runtime, .. }: &Resource) -> Self {
        match runtime.segments.first() {
            Some(first)
                if runtime.leading_colon.is_some() && runtime.segments.len() == 1 && first.ident == "patch_runtime" =>
            {
                Private::Usual("::patch_runtime::__private")
            }
            _ => Private::Path(quote!(#runtime::__private)),
        }
    }
}

impl Text {
    fn private(&mut self, private: &Private) -> Part {
        match private {
            Private::Alias => Part::Text("__patch".to_owned()),
            Private::Usual(path) => Part::Text((*path).to_owned()),
            Private::Path(path) => self.hole(path),
        }
    }
}

impl ToTokens for Private {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Private::Alias => Ident::new("__patch", Span::call_site()).to_tokens(tokens),
            Private::Usual(path) => tokens.extend(text::lex(path)),
            Private::Path(path) => path.to_tokens(tokens),
        }
    }
}

/// Picks names for types and traits of our own.
fn free_names(resource: &Resource) -> Free {
    // What a macro says in the place of a type may be the name of any.
    let calls_macro = resource.fields.iter().any(|field| ty::calls_macro(field.value.tokens.clone()));
    Free::new(&resource.words, if calls_macro { "__" } else { "" })
}

/// `#[doc = ".."]`.
fn doc(text: &str) -> TokenStream {
    let text = doc_of(text);
    quote!(#[doc = #text])
}

/// The text with a space in front, as a comment has it.
fn doc_of(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!(" {text}") }
}

/// A field's identifier for generated code: the same place in the source, without repeating lints about it.
fn at(ident: &Ident) -> Ident {
    let mut ident = ident.clone();
    ident.set_span(generated(ident.span()));
    ident
}

/// What a request is at hand as, and its slots with it.
#[derive(Clone, Copy)]
enum By {
    Value,
    Ref,
    Mut,
}

impl By {
    /// The slot of a request that this variable is or refers to.
    fn reference(self, request: &str, field: &Field) -> String {
        let reference = match self {
            By::Value => "",
            By::Ref => "&",
            By::Mut => "&mut ",
        };
        format!("{reference}{request}.{}", field.ident)
    }
}

/// The name of a field in an expression or pattern that spells out a request.
fn member(field: &Field) -> Ident {
    let mut ident = at(&field.ident);
    if field.value.is_projected() {
        ident.set_span(field.value.span);
    }
    ident
}

fn is_double(context: &Context<'_>, field: &Field) -> bool {
    field.nullable && context.resource.request.double_option
}

/// The runtime has a function for each kind of slot: `read_value`, `read_patch`, and `read_nullable` for whatever has
/// three states.
fn by_kind(context: &Context<'_>, field: &Field, action: &str) -> String {
    let kind = match (field.nullable, context.resource.request.double_option) {
        (false, _) => "value",
        (true, false) => "patch",
        (true, true) => "nullable",
    };
    format!("{action}_{kind}")
}

/// The same for what is not done often enough to be done for a `Patch` by itself.
fn by_nullability(field: &Field, action: &str) -> String {
    let kind = if field.nullable { "nullable" } else { "value" };
    format!("{action}_{kind}")
}

/// The type that the function of a field reads or writes.
fn function_type(function: &Function, field: &Field) -> TokenStream {
    let value = &field.value.tokens;
    if function.whole { quote!(__patch::Option<#value>) } else { value.clone() }
}
