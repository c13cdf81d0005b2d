//! The generic parameters of the generated items, and the bounds that one impl needs and no other.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::punctuated::Punctuated;
use syn::{GenericParam, Generics, Lifetime, LifetimeParam, TypeParamBound, WherePredicate, parse_quote};

use crate::model::{Field, Merging, Projection, Resource, Value};
use crate::name::as_generated;
use crate::ty;

/// The parameters of the resource, with `Self` resolved in their bounds.
pub(crate) fn of_resource(resource: &Resource) -> Generics {
    let self_type = resource.self_type();
    // As generated code: what lints have to say about the parameters, they say about the resource.
    let parameters = as_generated(ty::replace_self(resource.generics.to_token_stream(), &self_type));
    let mut generics = syn::parse2::<Generics>(parameters).unwrap_or_else(|_| resource.generics.clone());
    generics.where_clause.clone_from(&resource.generics.where_clause);
    if let (Some(clause), Some(written)) = (&mut generics.where_clause, &resource.generics.where_clause) {
        clause.predicates.clear();
        for predicate in &written.predicates {
            let replaced = as_generated(ty::replace_self(predicate.to_token_stream(), &self_type));
            clause.predicates.push(syn::parse2(replaced).unwrap_or_else(|_| predicate.clone()));
        }
    }
    generics
}

/// The parameters of the request: those of the resource without the ones that only a `skip`ped field uses, and without
/// what is said of those.
pub(crate) fn of_request(resource: &Resource, of_resource: &Generics) -> Generics {
    let mut pruned = Vec::new();
    for parameter in &resource.pruned {
        pruned.push(parameter.name.clone());
    }
    without(of_resource, &pruned)
}

/// The parameters without those of these names, and without what is said of those.
pub(crate) fn without(generics: &Generics, names: &[String]) -> Generics {
    let mut kept = generics.clone();
    if names.is_empty() {
        return kept;
    }
    kept.params.clear();
    for parameter in &generics.params {
        if names.contains(&ty::parameter(parameter).0) {
            continue;
        }
        let mut parameter = parameter.clone();
        match &mut parameter {
            GenericParam::Lifetime(parameter) => parameter.bounds = clear_of(&parameter.bounds, names),
            GenericParam::Type(parameter) => {
                parameter.bounds = clear_of(&parameter.bounds, names);
                parameter.default = parameter.default.take().filter(|(_, default)| is_clear_of(default, names));
            }
            GenericParam::Const(parameter) => {
                parameter.default = parameter.default.take().filter(|(_, default)| is_clear_of(default, names));
            }
        }
        kept.params.push(parameter);
    }
    if let Some(clause) = &mut kept.where_clause {
        clause.predicates = clear_of(&clause.predicates, names);
    }
    kept
}

/// Those that mention none of these names.
fn clear_of<T: ToTokens + Clone, P: Default>(all: &Punctuated<T, P>, names: &[String]) -> Punctuated<T, P> {
    let mut kept = Punctuated::new();
    for one in all {
        if is_clear_of(one, names) {
            kept.push(one.clone());
        }
    }
    kept
}

fn is_clear_of(tokens: &dyn ToTokens, names: &[String]) -> bool {
    let tokens = tokens.to_token_stream();
    !names.iter().any(|name| ty::mentions(tokens.clone(), name))
}

/// The parameters of an impl that needs more bounds than the type.
pub(crate) fn with_bounds(generics: &Generics, bounds: &[WherePredicate]) -> Generics {
    let mut generics = generics.clone();
    for bound in bounds {
        generics.make_where_clause().predicates.push(bound.clone());
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
pub(crate) fn field_bounds(resource: &Resource, values: &[&Value], bound: &'static str) -> Vec<WherePredicate> {
    let mut unknown: Vec<&Value> = Vec::new();
    let mut all = Vec::new();
    for value in values {
        if !value.is_plain && unknown.iter().all(|other| other.text != value.text) {
            unknown.push(value);
            all.append(&mut bounds(resource, value, bound));
        }
    }
    for_any_lifetime(all)
}

/// One bound for each distinct type that is merged into where there may be nothing.
pub(crate) fn start_bounds(merged: &[&Merging]) -> Vec<WherePredicate> {
    let mut all = Vec::new();
    for Merging { target, .. } in merged {
        all.push(quote!(#target: __patch::Start));
    }
    for_any_lifetime(all)
}

/// One bound for each distinct type of a column, on the parameter of this name. Each has the place of the type, for the
/// compiler to point there where it does not hold.
pub(crate) fn column_bounds(columns: &[(TokenStream, Span)], sink: &Ident) -> Vec<WherePredicate> {
    let mut all = Vec::new();
    for (value, span) in columns {
        let mut sink = sink.clone();
        sink.set_span(*span);
        all.push(quote_spanned!(*span=> #sink: __patch::<>::Bind<#value>));
    }
    let mut predicates = Vec::new();
    for (bound, lifetimes) in &up_to_lifetimes(all) {
        let quantifier = (!lifetimes.is_empty()).then(|| quote!(for<#(#lifetimes),*>));
        predicates.push(predicate(&quote!(#quantifier #bound)));
    }
    predicates
}

fn for_any_lifetime(bounds: Vec<TokenStream>) -> Vec<WherePredicate> {
    let mut predicates = Vec::new();
    for (bound, lifetimes) in &up_to_lifetimes(bounds) {
        predicates.push(predicate(&quote!(for<'__p #(, #lifetimes)*> #bound)));
    }
    predicates
}

/// A bound of ours.
pub(crate) fn predicate(bound: &TokenStream) -> WherePredicate {
    parse_quote!(#bound)
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
            Some(first) => distinct[first] = (erased, ty::any_lifetimes(count)),
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
pub(crate) fn generic_bounds(
    resource: &Resource,
    is_asked: &dyn Fn(&Field) -> bool,
    bound: &'static str,
) -> Vec<WherePredicate> {
    let mut all = Vec::new();
    for field in &resource.fields {
        if is_asked(field) && is_generic(resource, &field.value) {
            all.append(&mut bounds(resource, &field.value, bound));
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
    Reading { bounds: distinct(all), numbers }
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
    let mut all = Vec::new();
    for name in &parameters_in(resource, value) {
        all.push(match says_of_reading(resource, name) {
            _ if bound != "Deserialize" => quote!(#name: __patch::#trait_name),
            Says::Nothing => quote!(#name: __patch::Deserialize<'__de>),
            Says::Perhaps => quote!(#name: for<'__any> __patch::Deserialize<'__any>),
            Says::So => continue,
        });
    }
    all
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
            let mut all = are_known(before, &quote!(__patch));
            all.push(say(from, bounds));
            all
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
pub(crate) fn known_values(resource: &Resource, private: &dyn ToTokens) -> Vec<WherePredicate> {
    let mut all = Vec::new();
    for field in &resource.fields {
        all.append(&mut are_known(&field.value.projections, private));
    }
    for_any_lifetime(all)
}

fn are_known(projections: &[Projection], private: &dyn ToTokens) -> Vec<TokenStream> {
    let mut all = Vec::new();
    for Projection { from, by, .. } in projections {
        let by = format_ident!("{by}");
        all.push(quote!(#from: #private::#by));
    }
    all
}

/// Whether the value's type depends on a type parameter.
fn is_generic(resource: &Resource, value: &Value) -> bool {
    !parameters_in(resource, value).is_empty()
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
fn parameters_in<'a>(resource: &'a Resource, value: &Value) -> Vec<&'a Ident> {
    let mut mentioned = Vec::new();
    for parameter in resource.generics.type_params() {
        if ty::mentions(value.tokens.clone(), &parameter.ident.to_string()) {
            mentioned.push(&parameter.ident);
        }
    }
    mentioned
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
    let mut said = Says::Nothing;
    for bounds in &ty::bounds_of(name, &resource.generics) {
        for bound in *bounds {
            let tokens = bound.to_token_stream();
            let names = |names: &[&str]| names.iter().any(|name| ty::mentions(tokens.clone(), name));
            if names(&["Deserialize", "DeserializeOwned"]) {
                return Says::So;
            }
            if matches!(bound, TypeParamBound::Trait(_)) && !names(&OTHERS) {
                said = Says::Perhaps;
            }
        }
    }
    said
}

fn distinct(bounds: Vec<TokenStream>) -> Vec<WherePredicate> {
    let mut seen = Vec::new();
    let mut distinct = Vec::new();
    for bound in bounds {
        let text = bound.to_string();
        if !seen.contains(&text) {
            seen.push(text);
            distinct.push(predicate(&bound));
        }
    }
    distinct
}

/// The same parameters with a lifetime `'__de` in front that outlives all others: what is read may be borrowed. That
/// goes for `&'static str`, too, as it does for serde's derive.
pub(crate) fn with_de(generics: &Generics, fields: &[Field]) -> Generics {
    let mut de = LifetimeParam::new(Lifetime::new("'__de", Span::call_site()));
    for parameter in generics.lifetimes() {
        de.bounds.push(parameter.lifetime.clone());
    }
    if fields.iter().any(|field| field.read.is_none() && ty::refers_for(field.value.tokens.clone(), "static")) {
        de.bounds.push(Lifetime::new("'static", Span::call_site()));
    }
    let mut generics = generics.clone();
    generics.params.insert(0, GenericParam::Lifetime(de));
    generics
}
