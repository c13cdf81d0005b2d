//! The struct that garde's derive stands on: the values of the fields that have rules, or that rules name.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{GenericParam, Generics, parse_quote};

use super::{By, Context, Text};
use crate::attr::garde::{ValueRule, ValueRules};
use crate::model::{Field, Garde};
use crate::name::generated;
use crate::ty;

/// A member of that struct. A field has more than one where its rules do not go together: garde has no `dive` beside
/// `inner`, and what is said of a secret may depend on the rule.
struct Member<'a> {
    name: Ident,
    index: usize,
    field: &'a Field,
    /// What stands in its `#[garde(..)]`.
    rules: TokenStream,
    /// The messages may quote a secret.
    is_quiet: bool,
}

// Expands to:
//
//     fn check_values(&self, report: &mut Report) {
//         garde023! {
//             #[derive(::garde::Validate)]
//             struct __PatchValues<'__patch> {
//                 #[garde(inner(length(min = 1)))]
//                 first_name: Set<'__patch, String>,
//             }
//             let values = __PatchValues { first_name: set_nullable(&self.first_name) }.__patch_values();
//             values.__patch_check(&[("first_name", 0, false)], Self::FIELDS, report);
//         }
//     }
pub(super) fn emit(context: &Context<'_>) -> Option<TokenStream> {
    let resource = context.resource;
    let Garde { span, context: named } = resource.request.garde.as_ref().filter(|_| resource.has_value_rules())?;
    let span = generated(*span);
    let (mut checks, mut declared, mut values) = (Text::default(), Text::default(), Text::default());
    // Not every parameter need be in a member.
    if !context.generics.params.is_empty() {
        let (_, arguments, _) = context.generics.split_for_impl();
        let (request, arguments) = (&resource.request.ident, declared.hole(arguments));
        declared.line(
            None,
            format_args!("#[garde(skip)] __patch_request: __patch::PhantomData<&'__patch {request} {arguments}>,"),
        );
        values.write(format_args!("__patch_request: __patch::PhantomData::<&Self>,"));
    }
    let mut rows = String::new();
    for Member { name, index, field, rules, is_quiet } in &members(context) {
        let (rules, member, value) = (declared.hole(rules), declared.hole(name), declared.hole(&field.value.tokens));
        declared.line(None, format_args!("#[garde({rules})] {member}: __patch::garde::Set<'__patch, {value}>,"));
        let (set, slot) = (super::by_nullability(field, "set"), values.place(By::Ref, "self", field));
        values.line(None, format_args!("{name}: __patch::garde::{set}({slot}),"));
        rows += &format!("({:?}, {index}, {is_quiet}),", name.to_string());
    }
    let generics = with_lifetime(&context.generics);
    // What garde's derive calls has the place of the word, and so have the errors about it.
    let derive = checks.hole(quote_spanned!(span=> ::garde::Validate));
    let named = checks.maybe(named.as_ref().map(|named| quote!(#[garde(#named)])));
    let (parameters, clause) = (checks.hole(&generics), checks.hole(&generics.where_clause));
    let (declared, values) = (checks.block(declared), checks.block(values));
    checks.line(
        None,
        format_args!(
            "#[derive({derive})] {named} struct __PatchValues {parameters} {clause} {{ {declared} }}
            use __patch::garde::Derived as _;
            let __patch_values = __PatchValues {{ {values} }}.__patch_values();
            __patch_values.__patch_check(&[{rows}], Self::FIELDS, __patch_report);"
        ),
    );
    let checks = checks.finish();
    // An error of the runtime where the feature is missing, and otherwise what it is given.
    let checks = quote_spanned!(span=> __patch::garde023! { #checks });
    Some(quote! {
        fn check_values(&self, __patch_report: &mut __patch::Report) {
            #checks
        }
    })
}

fn members<'a>(context: &Context<'a>) -> Vec<Member<'a>> {
    let resource = context.resource;
    let self_type = context.self_type();
    let is_named = |field: &Field| {
        resource.fields.iter().any(|other| other.rules.matches.iter().any(|(_, name)| *name == field.name))
    };
    let mut members = Vec::new();
    for (index, field) in resource.fields.iter().enumerate() {
        let ValueRules { of_value, matches, dive, adapt, .. } = &field.rules;
        let may_quote = |rule: &ValueRule| field.secret && (rule.may_quote || adapt.is_some());
        let mut all = Vec::new();
        if !matches.is_empty() {
            let mut rules = Vec::new();
            for (rule, _) in matches {
                rules.push(rule);
            }
            all.push((quote!(#(#rules),*), false));
        }
        for &(is_quiet, is_inner) in &[(false, false), (false, true), (true, false), (true, true)] {
            let mut rules = Vec::new();
            for rule in of_value {
                if rule.is_inner == is_inner && may_quote(rule) == is_quiet {
                    rules.push(&rule.tokens);
                }
            }
            if !rules.is_empty() {
                let adapt = adapt.as_ref().map(|adapt| quote!(, #adapt));
                all.push((quote!(inner(#(#rules),*) #adapt), is_quiet));
            }
        }
        // The request of a nested field has rules of its own.
        if let Some(dive) = dive.as_ref().filter(|_| !field.is_nested()) {
            all.push((dive.clone(), field.secret));
        }
        if all.is_empty() && is_named(field) {
            all.push((quote!(skip), false));
        }
        for (number, (rules, is_quiet)) in all.iter().enumerate() {
            // Rules name the first of them.
            let name = if number == 0 { super::at(&field.ident) } else { format_ident!("__patch_{index}_{number}") };
            members.push(Member {
                name,
                index,
                field,
                rules: ty::replace_self(rules.clone(), &self_type),
                is_quiet: *is_quiet,
            });
        }
    }
    members
}

/// The parameters of the request, and a lifetime for the references to its values.
fn with_lifetime(generics: &Generics) -> Generics {
    let mut generics = generics.clone();
    let lifetime = syn::Lifetime::new("'__patch", Span::call_site());
    let lifetime: GenericParam = parse_quote!(#lifetime);
    generics.params.insert(0, lifetime);
    generics
}
