//! The generic parameters of the generated items, and the bounds that one impl needs and no other.

use std::mem;

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::{GenericParam, Generics, TypeParam, WherePredicate, parse_quote};

use crate::model::{Field, Merging, Projection, Resource, Value};
use crate::name::as_generated;
use crate::ty;

/// The parameters of the resource, with `Self` resolved in their bounds.
pub(crate) fn of_resource(resource: &Resource) -> Generics {
    let self_type = resource.self_type();
    // As generated code: what lints have to say about the parameters, they say about the resource.
    let parameters = as_generated(resource.generics.to_token_stream());
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
    let mut generics = of_resource.clone();
    if resource.pruned.is_empty() {
        return generics;
    }
    let is_kept = |tokens: &dyn ToTokens| {
        let tokens = tokens.to_token_stream();
        !resource.pruned.iter().any(|parameter| ty::mentions(tokens.clone(), &parameter.name))
    };
    let parameters = generics.params.into_iter().filter(|parameter| match parameter {
        GenericParam::Lifetime(parameter) => is_kept(&parameter.lifetime),
        GenericParam::Type(parameter) => is_kept(&parameter.ident),
        GenericParam::Const(parameter) => is_kept(&parameter.ident),
    });
    generics.params = parameters.collect();
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
    let unknown = values.into_iter().filter(|value| !value.is_plain);
    for_any_lifetime(unknown.flat_map(|value| bounds(resource, value, bound)))
}

/// One bound for each distinct type that is merged into where there may be nothing.
pub(crate) fn start_bounds<'a>(merged: impl IntoIterator<Item = &'a Merging>) -> Vec<WherePredicate> {
    for_any_lifetime(merged.into_iter().map(|Merging { target, .. }| quote!(#target: __patch::Start)))
}

fn for_any_lifetime(bounds: impl IntoIterator<Item = TokenStream>) -> Vec<WherePredicate> {
    let bounds = distinct(bounds);
    let erased: Vec<(TokenStream, usize)> = bounds.iter().cloned().map(ty::with_any_lifetimes).collect();
    let texts: Vec<String> = erased.iter().map(|(bound, _)| bound.to_string()).collect();
    let mut predicates = Vec::new();
    for (index, bound) in bounds.iter().enumerate() {
        if texts[..index].contains(&texts[index]) {
            continue;
        }
        predicates.push(if texts[index + 1..].contains(&texts[index]) {
            let (bound, count) = &erased[index];
            let lifetimes = (0..*count).map(ty::any_lifetime);
            parse_quote!(for<'__p #(, #lifetimes)*> #bound)
        } else {
            parse_quote!(for<'__p> #bound)
        });
    }
    predicates
}

/// One bound for each distinct field type that depends on a type parameter. Others are checked where the field is
/// read or written, which is where the error belongs.
pub(crate) fn parameter_bounds<'a>(
    resource: &Resource,
    fields: impl IntoIterator<Item = &'a Field>,
    bound: &'static str,
) -> Vec<WherePredicate> {
    let generic = fields.into_iter().filter(|field| parameters_in(resource, &field.value).next().is_some());
    let values: Vec<&Value> = generic.map(|field| &field.value).collect();
    if bound != "Deserialize" {
        return for_any_lifetime(values.into_iter().flat_map(|value| bounds(resource, value, bound)));
    }
    // What is read lives as long as `'__de`, so there is no bound for all lifetimes. Of types that differ in theirs alone
    // the parameters are asked.
    let texts: Vec<(String, String)> = values
        .iter()
        .map(|Value { tokens, .. }| (tokens.to_string(), ty::with_any_lifetimes(tokens.clone()).0.to_string()))
        .collect();
    let bounds = values.iter().zip(&texts).flat_map(|(value, (text, erased))| {
        if texts.iter().all(|(other, other_erased)| other_erased != erased || other == text) {
            return bounds(resource, value, bound);
        }
        let parameters = parameters_in(resource, value).map(|parameter| parameter.ident.to_token_stream());
        let parameters = parameters.filter(|parameter| !is_said(resource, parameter, bound));
        parameters.map(|parameter| quote!(#parameter: __patch::Deserialize<'__de>)).collect()
    });
    distinct(bounds).iter().map(|bound| parse_quote!(#bound)).collect()
}

/// The bounds that say something about a value.
fn bounds(resource: &Resource, value: &Value, bound: &'static str) -> Vec<TokenStream> {
    let lifetime = (bound == "Deserialize").then(|| quote!(<'__de>));
    let say = |ty: &TokenStream, way: &str| {
        let bound = format_ident!("{way}{bound}");
        quote!(#ty: __patch::#bound #lifetime)
    };
    let is_said = |ty: &TokenStream| is_said(resource, ty, bound);
    match value.projections.split_last() {
        // Of this very request: what is asked of its other values is enough.
        _ if value.may_recur && ty::mentions(value.tokens.clone(), &resource.ident.to_string()) => Vec::new(),
        _ if value.may_recur => {
            let parameters = parameters_in(resource, value).map(|parameter| parameter.ident.to_token_stream());
            parameters.filter(|parameter| !is_said(parameter)).map(|parameter| say(&parameter, "")).collect()
        }
        Some((Projection { from, bounds, .. }, before)) => {
            before.iter().map(|projection| is_known(projection, &quote!(__patch))).chain([say(from, bounds)]).collect()
        }
        None if is_said(&value.tokens) => Vec::new(),
        None => vec![say(&value.tokens, "")],
    }
}

/// The bounds under which the types of all values have a name. An impl that has them is none where a type has no name,
/// which is reported at the field; without them it is reported for every function that has a request in its hands.
pub(crate) fn known_values(resource: &Resource, private: &impl ToTokens) -> Vec<WherePredicate> {
    let projections = resource.fields.iter().flat_map(|field| &field.value.projections);
    for_any_lifetime(projections.map(|projection| is_known(projection, private)))
}

fn is_known(Projection { from, by, .. }: &Projection, private: &impl ToTokens) -> TokenStream {
    let by = format_ident!("{by}");
    quote!(#from: #private::#by)
}

/// The type parameters that a value's type mentions.
fn parameters_in<'a>(resource: &'a Resource, value: &'a Value) -> impl Iterator<Item = &'a TypeParam> {
    resource.generics.type_params().filter(|parameter| ty::mentions(value.tokens.clone(), &parameter.ident.to_string()))
}

/// Whether the resource itself asks this of the type, and a second bound of the kind would leave the compiler unable to
/// choose: of two that differ in a lifetime, as `T: DeserializeOwned` and `T: Deserialize<'de>` do.
fn is_said(resource: &Resource, ty: &TokenStream, bound: &str) -> bool {
    let (erased, lifetimes) = ty::with_any_lifetimes(ty.clone());
    let (reads, text) = (bound == "Deserialize", erased.to_string());
    if !reads && lifetimes == 0 {
        return false;
    }
    let says = |bounds: TokenStream| {
        ty::mentions(bounds.clone(), bound) || (reads && ty::mentions(bounds, "DeserializeOwned"))
    };
    let in_brackets = resource
        .generics
        .type_params()
        .any(|parameter| parameter.ident == text && says(parameter.bounds.to_token_stream()));
    let mut clauses = resource.generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    in_brackets
        || clauses.any(|predicate| {
            matches!(predicate, WherePredicate::Type(predicate)
                if ty::with_any_lifetimes(predicate.bounded_ty.to_token_stream()).0.to_string() == text
                    && says(predicate.bounds.to_token_stream()))
        })
}

fn distinct(types: impl IntoIterator<Item = TokenStream>) -> Vec<TokenStream> {
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
