//! The request: the struct itself, and how an empty one is made.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::ext::IdentExt as _;

use super::{Context, Private, Text, doc};
use crate::model::{Field, Resource};
use crate::name::respanned;

// Expands to:
//
//     pub struct UpdateUserRequest {
//         pub first_name: ::patch_runtime::__private::Patch<String>,
//         pub created_at: ::patch_runtime::__private::Option<String>,
//     }
pub(super) fn emit(context: &Context<'_>) -> TokenStream {
    let Context { resource, generics, .. } = context;
    let (ident, vis) = (&resource.request.ident, &resource.request.vis);
    let clause = &generics.where_clause;
    // Empty brackets are written, too: where the compiler could add them, it reports an unknown field type once more to
    // propose a parameter of that name.
    let parameters = if generics.params.is_empty() { quote!(<>) } else { quote!(#generics) };
    let derives = resource.request.derives.as_ref().filter(|paths| !paths.is_empty());
    let derives = derives.map(|paths| quote!(#[derive(#(#paths),*)]));
    let docs = docs(resource);
    let allows = context.allows();
    let deprecated = &resource.request.carried.deprecated;
    let attrs = &resource.request.attrs;
    let non_exhaustive = resource.request.non_exhaustive.then(|| quote!(#[non_exhaustive]));
    let private = Private::of(resource);
    let mut fields = Text::default();
    for field in &resource.fields {
        emit_field(&mut fields, resource, &private, field);
    }
    let fields = fields.finish();
    quote! {
        #docs
        #derives
        #(#allows)*
        #deprecated
        #non_exhaustive
        #(#[#attrs])*
        #vis struct #ident #parameters #clause {
            #fields
        }
    }
}

fn docs(resource: &Resource) -> TokenStream {
    let mut docs = TokenStream::new();
    let of = resource.ident.unraw();
    let request = resource.request.ident.unraw();
    for line in &[
        format!("A partial update of `{of}`: what a request leaves out stays as it is."),
        String::new(),
        format!("Read it from a body, fill in its fields, or build it with `{request}::builder()`."),
    ] {
        docs.extend(doc(line));
    }
    docs
}

/// What a field of the request is, where the user does not say.
fn own_doc(Field { name, merging, .. }: &Field) -> String {
    if merging.is_some() { format!("What is merged into `{name}`.") } else { format!("The new `{name}`.") }
}

fn emit_field(fields: &mut Text, resource: &Resource, private: &Private, field: &Field) {
    let Field { ident, vis, carried, attrs, .. } = field;
    match &*carried.docs {
        [] => fields.doc(&own_doc(field)),
        docs => fields.tokens(quote!(#(#docs)*)),
    }
    fields.tokens(&carried.deprecated);
    fields.tokens(quote!(#(#[#attrs])*));
    fields.vis(vis);
    fields.tokens(super::at(ident));
    let (mut place, mut private) = (None, fields.private(private));
    if field.value.is_projected() && resource.runtime.leading_colon.is_some() {
        // Where the value is may be all that there is to say of the type. A path that the user wrote is left as it is.
        let (span, runtime) = (field.value.end, respanned(resource.runtime.to_token_stream(), &|_| field.value.span));
        (place, private) = (Some(span), fields.hole(quote_spanned!(span=> #runtime::__private::<>)));
    }
    let value = fields.value(&field.value);
    let slot = match (field.nullable, resource.request.double_option) {
        (false, _) => format!("{private}::Option<{value}>"),
        (true, false) => format!("{private}::Patch<{value}>"),
        // Two signs, and not one, of which the compiler would make two places.
        (true, true) => format!("{private}::Option<{private}::Option<{value}> >"),
    };
    fields.line(place, format_args!(": {slot},"));
}

impl Text {
    /// How a slot says that its field is kept, and its place.
    pub(super) fn kept(&mut self, resource: &Resource, field: &Field) -> (String, Option<Span>) {
        let (private, span) = self.frame(field);
        let is_patch = field.nullable && !resource.request.double_option;
        (format!("{private}::{}", if is_patch { "Patch::Keep" } else { "None" }), span)
    }
}

// Expands to:
//
//     impl UpdateUserRequest {
//         pub const fn new() -> Self { .. }
//         pub const fn builder() -> UpdateUserRequestBuilder { .. }
//     }
//     impl Default for UpdateUserRequest { .. }
pub(super) fn emit_impl(text: &mut Text, context: &Context<'_>) {
    let Context { resource, generics, typestate, .. } = context;
    let (request, builder) = (&resource.request.ident, &resource.request.builder);
    let fields = |text: &mut Text| {
        let mut fields = Text::default();
        for field in &resource.fields {
            let (member, (kept, span)) = (fields.member(field), fields.kept(resource, field));
            fields.line(span, format_args!("{member}: {kept},"));
        }
        text.block(fields)
    };
    // Whatever makes a request mentions every field whose type may have no name: a mistake there is reported once for all
    // of them, and for any other function that has a request in its hands once more.
    let empty = |text: &mut Text| {
        if context.has_projections() { format!("Self {{ {} }}", fields(text)) } else { "Self::new()".to_owned() }
    };
    let mut items = Text::default();
    items.doc("A request that changes nothing.");
    items.write(format_args!("#[inline] #[must_use]"));
    items.vis(&resource.request.vis);
    let all = fields(&mut items);
    items.line(None, format_args!("const fn new() -> Self {{ Self {{ {all} }} }}"));
    items.doc("Starts to build a request.");
    items.write(format_args!("#[inline]"));
    items.vis(&resource.request.vis);
    let [_, arguments, _] = items.generics(context, generics);
    let (request_of, state) = (empty(&mut items), items.maybe(typestate.value(&Private::Alias)));
    items.line(
        None,
        format_args!("const fn builder() -> {builder} {arguments} {{ {builder} {{ request: {request_of} {state} }} }}"),
    );
    let [parameters, arguments, clause] = text.generics(context, generics);
    let items = text.block(items);
    text.line(None, format_args!("impl {parameters} {request} {arguments} {clause} {{ {items} }}"));
    let empty = empty(text);
    text.derive(context, generics, "__patch::Default", format_args!("#[inline] fn default() -> Self {{ {empty} }}"));
}
