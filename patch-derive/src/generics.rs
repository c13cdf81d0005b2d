//! The generic parameters of the generated items, and the bounds that one impl needs and no other.

use std::mem;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{GenericParam, Generics, Lifetime, TypeParamBound, WherePredicate, parse_quote};

use crate::model::{Field, Merging, Projection, Resource, Value};
use crate::name::as_generated;
use crate::ty;

/// The parameters of the resource, with `Self` resolved in their bounds.
pub(crate) fn of_resource(resource: &Resource) -> Generics {
    let self_type = resource.self_type();
    // As generated code: what lints have to say about the parameters, they say about the resource.
    let parameters = as_generated(ty::replace_self(resource.generics.to_token_stream(), &self_type));
    let clause = resource.generics.where_clause.clone();
    let mut generics = syn::parse2::<Generics>(parameters).unwrap_or_else(|_| resource.generics.clone());
    generics.where_clause = clause;
    if let Some(clause) = &mut generics.where_clause {
        for predicate in &mut clause.predicates {
            let replaced = as_generated(ty::replace_self(predicate.to_token_stream(), &self_type));
            if let Ok(replaced) = syn::parse2(replaced) {
                *predicate = replaced;
            }
        }
    }
    generics
}

/// The parameters of the request: those of the resource without the ones that only a `skip`ped field uses, and without
/// what is said of those.
pub(crate) fn of_request(resource: &Resource, of_resource: &Generics) -> Generics {
    let pruned: Vec<&str> = resource.pruned.iter().map(|parameter| &*parameter.name).collect();
    without(of_resource.clone(), &pruned)
}

/// The parameters without those of these names, and without what is said of those.
pub(crate) fn without(mut generics: Generics, names: &[&str]) -> Generics {
    if names.is_empty() {
        return generics;
    }
    let is_kept = |tokens: &dyn ToTokens| {
        let tokens = tokens.to_token_stream();
        !names.iter().any(|name| ty::mentions(tokens.clone(), name))
    };
    let parameters = generics.params.into_iter();
    generics.params = parameters.filter(|parameter| !names.contains(&&*ty::parameter(parameter).0)).collect();
    for parameter in &mut generics.params {
        match parameter {
            GenericParam::Lifetime(parameter) => {
                parameter.bounds =
                    mem::take(&mut parameter.bounds).into_iter().filter(|bound| is_kept(bound)).collect();
            }
            GenericParam::Type(parameter) => {
                parameter.bounds =
                    mem::take(&mut parameter.bounds).into_iter().filter(|bound| is_kept(bound)).collect();
                parameter.default = parameter.default.take().filter(|(_, default)| is_kept(default));
            }
            GenericParam::Const(parameter) => {
                parameter.default = parameter.default.take().filter(|(_, default)| is_kept(default));
            }
        }
    }
    if let Some(clause) = &mut generics.where_clause {
        let predicates = mem::take(&mut clause.predicates).into_iter();
        clause.predicates = predicates.filter(|predicate| is_kept(predicate)).collect();
    }
    generics
}

/// The parameters of an impl that needs more bounds than the type.
pub(crate) fn with_bounds(generics: &Generics, bounds: impl IntoIterator<Item = WherePredicate>) -> Generics {
    let mut generics = generics.clone();
    let mut bounds = bounds.into_iter().peekable();
    if bounds.peek().is_some() {
        generics.make_where_clause().predicates.extend(bounds);
    }
    generics
}

/// One bound for each distinct field type that is not plainly known to satisfy it. A type that does not costs the
/// impl and not the derive: the compiler takes a bound that never holds only under a lifetime that it must consider.
///
/// Two bounds that differ in their lifetimes alone would leave the compiler unable to choose, so there is one for all
/// lifetimes.
///
/// A type that may contain the request itself cannot be part of the answer whether the request satisfies the bound; there
/// the type parameters in it have to satisfy it.
pub(crate) fn field_bounds<'a>(
    resource: &Resource,
    values: impl IntoIterator<Item = &'a Value>,
    bound: &'static str,
) -> Vec<WherePredicate> {
    let mut unknown: Vec<&Value> = Vec::new();
    for value in values {
        if !value.is_plain && unknown.iter().all(|other| other.text != value.text) {
            unknown.push(value);
        }
    }
    for_any_lifetime(unknown.iter().flat_map(|value| bounds(resource, value, bound)).collect())
}

/// One bound for each distinct type that is merged into where there may be nothing.
pub(crate) fn start_bounds<'a>(merged: impl IntoIterator<Item = &'a Merging>) -> Vec<WherePredicate> {
    for_any_lifetime(merged.into_iter().map(|Merging { target, .. }| quote!(#target: __patch::Start)).collect())
}

/// One bound for each distinct type of a column, on the parameter of this name. Each has the place of the type, for the
/// compiler to point there where it does not hold.
pub(crate) fn column_bounds<'a>(
    fields: impl IntoIterator<Item = &'a Field>,
    sink: &Ident,
    value: impl Fn(&Field) -> TokenStream,
) -> Vec<WherePredicate> {
    let bounds = fields.into_iter().map(|field| {
        let (value, span) = (value(field), field.value.span);
        let mut sink = sink.clone();
        sink.set_span(span);
        quote_spanned!(span=> #sink: __patch::<>::Bind<#value>)
    });
    let bounds = up_to_lifetimes(bounds.collect()).into_iter();
    bounds
        .map(|(bound, lifetimes)| match lifetimes.as_slice() {
            [] => parse_quote!(#bound),
            lifetimes => parse_quote!(for<#(#lifetimes),*> #bound),
        })
        .collect()
}

fn for_any_lifetime(bounds: Vec<TokenStream>) -> Vec<WherePredicate> {
    let bounds = up_to_lifetimes(bounds).into_iter();
    bounds.map(|(bound, lifetimes)| parse_quote!(for<'__p #(, #lifetimes)*> #bound)).collect()
}

/// The distinct ones of these bounds. Those that differ in their lifetimes alone are one, for all of these.
fn up_to_lifetimes(bounds: Vec<TokenStream>) -> Vec<(TokenStream, Vec<Lifetime>)> {
    let mut texts: Vec<(String, String)> = Vec::new();
    let mut distinct = Vec::new();
    for bound in bounds {
        let text = bound.to_string();
        let (mut erased, mut count, mut erased_text) = (bound.clone(), 0, text.clone());
        // What has no quote in it has no lifetime.
        if text.contains('\'') {
            (erased, count) = ty::with_any_lifetimes(erased);
            erased_text = erased.to_string();
        }
        match texts.iter().position(|(_, other)| *other == erased_text) {
            Some(first) if texts[first].0 == text => {}
            Some(first) => distinct[first] = (erased, (0..count).map(ty::any_lifetime).collect()),
            None => {
                texts.push((text, erased_text));
                distinct.push((bound, Vec::new()));
            }
        }
    }
    distinct
}

/// One bound for each distinct field type that depends on a type parameter. Others are checked where the field is written,
/// or whatever asks, which is where the error belongs.
pub(crate) fn generic_bounds<'a>(
    resource: &Resource,
    fields: impl IntoIterator<Item = &'a Field>,
    bound: &'static str,
) -> Vec<WherePredicate> {
    let mut all = Vec::new();
    for Field { value, .. } in fields {
        if is_generic(resource, value) {
            all.append(&mut bounds(resource, value, bound));
        }
    }
    for_any_lifetime(all)
}

/// How the fields are read whose types depend on a type parameter.
pub(crate) struct Reading {
    pub(crate) bounds: Vec<WherePredicate>,
    /// For each field, the number of the bound by which it is read, if it is not by its type's `Deserialize`.
    pub(crate) numbers: Vec<Option<usize>>,
}

/// The same for `Deserialize`. What is read lives as long as `'__de`, so there is no bound for all lifetimes; instead each
/// has a number, for the compiler to tell it from those of the user's and from those that differ in a lifetime alone.
pub(crate) fn reading(resource: &Resource) -> Reading {
    let (mut all, mut numbers, mut numbered): (Vec<TokenStream>, _, Vec<String>) = (Vec::new(), Vec::new(), Vec::new());
    for Field { value, merging, read, .. } in &resource.fields {
        if read.is_some() || !is_generic(resource, value) || recurs(resource, value) {
            numbers.push(None);
        } else if merging.is_some() {
            numbers.push(None);
            all.extend(merged_bounds(resource, value));
        } else {
            let text = value.text.clone();
            let number = numbered.iter().position(|earlier| *earlier == text).unwrap_or_else(|| {
                numbered.push(text);
                numbered.len() - 1
            });
            numbers.push(Some(number));
            let by_number = |way: &str| {
                let (bound, number) = (format_ident!("{way}Reads"), Literal::usize_unsuffixed(number));
                quote!(__patch::#bound<'__de, #number>)
            };
            let (ty, bound) = match value.projections.last() {
                Some(Projection { from, bounds, .. }) => (from, by_number(bounds)),
                None => (&value.tokens, by_number("")),
            };
            all.push(quote!(#ty: #bound));
        }
    }
    Reading { bounds: distinct(all).iter().map(|bound| parse_quote!(#bound)).collect(), numbers }
}

/// The bounds for reading what is merged. Of types that differ in their lifetimes alone the parameters are asked.
fn merged_bounds(resource: &Resource, value: &Value) -> Vec<TokenStream> {
    let erased = |value: &Value| ty::with_any_lifetimes(value.tokens.clone()).0.to_string();
    let (text, own) = (value.text.clone(), erased(value));
    let is_like = |other: &Value| other.text != text && erased(other) == own;
    if resource.fields.iter().any(|field| field.merging.is_some() && is_like(&field.value)) {
        return parameter_bounds(resource, value, "Deserialize");
    }
    bounds(resource, value, "Deserialize")
}

/// The bounds that say it about the parameters in the type instead.
fn parameter_bounds(resource: &Resource, value: &Value, bound: &'static str) -> Vec<TokenStream> {
    let trait_name = format_ident!("{bound}");
    let bounds = parameters_in(resource, value).filter_map(|name| match says_of_reading(resource, name) {
        _ if bound != "Deserialize" => Some(quote!(#name: __patch::#trait_name)),
        Says::Nothing => Some(quote!(#name: __patch::Deserialize<'__de>)),
        Says::Perhaps => Some(quote!(#name: for<'__any> __patch::Deserialize<'__any>)),
        Says::So => None,
    });
    bounds.collect()
}

/// The bounds that say something about a value.
fn bounds(resource: &Resource, value: &Value, bound: &'static str) -> Vec<TokenStream> {
    let lifetime = (bound == "Deserialize").then(|| quote!(<'__de>));
    let say = |ty: &TokenStream, way: &str| {
        let bound = format_ident!("{way}{bound}");
        quote!(#ty: __patch::#bound #lifetime)
    };
    match value.projections.split_last() {
        _ if recurs(resource, value) => Vec::new(),
        _ if value.may_recur => parameter_bounds(resource, value, bound),
        Some((Projection { from, bounds, .. }, before)) => {
            before.iter().map(|projection| is_known(projection, &quote!(__patch))).chain([say(from, bounds)]).collect()
        }
        None if is_said(resource, &value.tokens, bound) => Vec::new(),
        None => vec![say(&value.tokens, "")],
    }
}

/// Whether the value is made of this very request: what is asked of its other values is enough.
fn recurs(resource: &Resource, value: &Value) -> bool {
    let mentions = |ident: &Ident| ty::mentions(value.tokens.clone(), &ident.to_string());
    (value.may_recur && mentions(&resource.ident)) || mentions(&resource.request.ident)
}

/// The bounds under which the types of all values have a name. An impl that has them is none where a type has no name,
/// which is reported at the field; without them it is reported for every function that has a request in its hands.
pub(crate) fn known_values(resource: &Resource, private: &impl ToTokens) -> Vec<WherePredicate> {
    let mut all = Vec::new();
    for projection in resource.fields.iter().flat_map(|field| &field.value.projections) {
        all.push(is_known(projection, private));
    }
    for_any_lifetime(all)
}

fn is_known(Projection { from, by, .. }: &Projection, private: &impl ToTokens) -> TokenStream {
    let by = format_ident!("{by}");
    quote!(#from: #private::#by)
}

/// Whether the value's type depends on a type parameter.
fn is_generic(resource: &Resource, value: &Value) -> bool {
    parameters_in(resource, value).next().is_some()
}

/// Whether the resource itself asks this of the type, and a second bound of the kind would leave the compiler unable to
/// choose: of two that differ in a lifetime, as `for<'a> &'a T: Debug` and `&'b T: Debug` do.
fn is_said(resource: &Resource, ty: &TokenStream, bound: &str) -> bool {
    let Some(clause) = &resource.generics.where_clause else { return false };
    let (erased, lifetimes) = ty::with_any_lifetimes(ty.clone());
    if lifetimes == 0 {
        return false;
    }
    let text = erased.to_string();
    clause.predicates.iter().any(|predicate| {
        matches!(predicate, WherePredicate::Type(predicate)
            if ty::with_any_lifetimes(predicate.bounded_ty.to_token_stream()).0.to_string() == text
                && ty::mentions(predicate.bounds.to_token_stream(), bound))
    })
}

/// The type parameters that a value's type mentions.
fn parameters_in<'a>(resource: &'a Resource, value: &'a Value) -> impl Iterator<Item = &'a Ident> {
    let parameters = resource.generics.type_params().map(|parameter| &parameter.ident);
    parameters.filter(|name| ty::mentions(value.tokens.clone(), &name.to_string()))
}

/// What the resource itself says of whether a parameter can be read. Beside a bound that says so, the compiler does not
/// take another, unless that is the same.
enum Says {
    Nothing,
    /// A trait of the user's may say so.
    Perhaps,
    So,
}

fn says_of_reading(resource: &Resource, name: &Ident) -> Says {
    const OTHERS: [&str; 18] = [
        "Any",
        "Clone",
        "Copy",
        "Debug",
        "Default",
        "Display",
        "Eq",
        "Hash",
        "Merge",
        "Ord",
        "PartialEq",
        "PartialOrd",
        "Patchable",
        "Send",
        "Serialize",
        "Sized",
        "Sync",
        "ToOwned",
    ];
    let parameters = resource.generics.type_params().filter(|parameter| parameter.ident == *name);
    let clauses = resource.generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let in_clause = clauses.filter_map(|predicate| match predicate {
        WherePredicate::Type(predicate) if ty::is(&predicate.bounded_ty, name) => Some(&predicate.bounds),
        _ => None,
    });
    let bounds = parameters.map(|parameter| &parameter.bounds).chain(in_clause).flatten();
    bounds.fold(Says::Nothing, |said, bound| {
        let tokens = bound.to_token_stream();
        let names = |names: &[&str]| names.iter().any(|name| ty::mentions(tokens.clone(), name));
        match said {
            _ if names(&["Deserialize", "DeserializeOwned"]) => Says::So,
            Says::Nothing if matches!(bound, TypeParamBound::Trait(_)) && !names(&OTHERS) => Says::Perhaps,
            said => said,
        }
    })
}

fn distinct(types: Vec<TokenStream>) -> Vec<TokenStream> {
    let mut seen = Vec::new();
    let mut distinct = Vec::new();
    for ty in types {
        let text = ty.to_string();
        if !seen.contains(&text) {
            seen.push(text);
            distinct.push(ty);
        }
    }
    distinct
}

/// The same parameters with a lifetime `'__de` in front that outlives all others: what is read may be borrowed. That
/// goes for `&'static str`, too, as it does for serde's derive.
pub(crate) fn with_de<'a>(generics: &Generics, mut read: impl Iterator<Item = &'a Field>) -> Generics {
    let mut generics = generics.clone();
    let mut lifetimes: Vec<_> = generics.lifetimes().map(|parameter| parameter.lifetime.clone()).collect();
    if read.any(|field| ty::refers_for(field.value.tokens.clone(), "static")) {
        lifetimes.push(parse_quote!('static));
    }
    let de: GenericParam =
        if lifetimes.is_empty() { parse_quote!('__de) } else { parse_quote!('__de: #(#lifetimes)+*) };
    generics.params.insert(0, de);
    generics
}
