//! Reading the words of `#[patch(..)]` one after the other: the table decides which may stand here, and a mistake in
//! one does not hide the next.

use proc_macro2::Ident;
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::spanned::Spanned as _;
use syn::{Attribute, LitStr, Meta, Token};

use super::value::{self, Given};
use super::words::{self, Place};
use crate::diag::Diag;
use crate::name::{did_you_mean, joined};

/// Reads every word in this place, reports each mistake, and goes on behind it.
pub(super) fn parse(
    attrs: &[Attribute],
    place: Place,
    diag: &Diag,
    read: &mut dyn FnMut(Given, ParseStream<'_>) -> syn::Result<()>,
) {
    let mut seen: Vec<Given> = Vec::new();
    for attr in attrs {
        if !attr.path().is_ident("patch") {
            continue;
        }
        let words = |input: ParseStream<'_>| {
            while !input.is_empty() {
                if let Err(error) = parse_word(input, place, diag, &mut seen, read) {
                    diag.push(error);
                    value::skip_to_comma(input);
                }
                if !input.is_empty() {
                    input.parse::<Token![,]>()?;
                }
            }
            Ok(())
        };
        match &attr.meta {
            Meta::List(list) => {
                if let Err(error) = words.parse2(list.tokens.clone()) {
                    diag.push(error);
                }
            }
            Meta::Path(_) | Meta::NameValue(_) => {
                let usage = words::all_in(place).first().map_or("nullable", |word| word.usage);
                diag.error(
                    attr.path().span(),
                    format!("write what it should do in parentheses, as in `#[patch({usage})]`"),
                );
            }
        }
    }
    check_exclusions(&seen, diag);
}

/// Reads one word and its value.
fn parse_word(
    input: ParseStream<'_>,
    place: Place,
    diag: &Diag,
    seen: &mut Vec<Given>,
    read: &mut dyn FnMut(Given, ParseStream<'_>) -> syn::Result<()>,
) -> syn::Result<()> {
    let span = input.span();
    let ident = input.call(Ident::parse_any).map_err(|_| syn::Error::new(span, no_word(input, place)))?;
    let name = ident.unraw().to_string();
    let Some(word) = words::find(&name, place) else {
        let has_value = !input.is_empty() && !input.peek(Token![,]);
        return Err(syn::Error::new(span, unknown(&name, has_value, place)));
    };
    let given = Given { word, span };
    if let Some(first) = seen.iter().find(|earlier| earlier.word.name == name && !word.repeatable) {
        diag.error_with(span, format!("`{name}` is given twice: remove one"), first.span, "first one here");
        value::skip_to_comma(input);
        return Ok(());
    }
    seen.push(given);
    read(given, input)?;
    if input.is_empty() || input.peek(Token![,]) {
        return Ok(());
    }
    let end = if word.stands_alone() { format!("`{name}`") } else { format!("the value of `{name}`") };
    Err(syn::Error::new(input.span(), format!("expected a comma after {end}")))
}

/// The sentence about what stands where a word should.
fn no_word(input: ParseStream<'_>, place: Place) -> String {
    if input.peek(Token![,]) {
        return "one comma is enough: remove this one".to_owned();
    }
    match input.fork().parse::<LitStr>() {
        Ok(text) if words::find(&text.value(), place).is_some() => format!("write `{}` without quotes", text.value()),
        _ => format!("write a word, one of {}", listed(place)),
    }
}

/// The sentence about a word that may not stand in this place.
fn unknown(name: &str, has_value: bool, place: Place) -> String {
    // Of two words that are equally near, the one that takes a value if there is one was meant.
    let (mut alike, mut others) = (Vec::new(), Vec::new());
    for word in &words::all_in(place) {
        if word.stands_alone() == has_value { &mut others } else { &mut alike }.push(word.name);
    }
    alike.append(&mut others);
    let nearest = did_you_mean(name, &alike);
    if let Some(word) = words::find_anywhere(name) {
        let mut homes = Vec::new();
        for place in word.places {
            homes.push(place.describe().to_owned());
        }
        let homes = joined(&homes, " or ");
        let end = nearest.map(|nearest| format!(": did you mean `{nearest}`?")).unwrap_or_default();
        return format!("`{name}` belongs on {homes}, not on {}{end}", place.describe());
    }
    match nearest {
        Some(nearest) => format!("unknown word `{name}`: did you mean `{nearest}`?"),
        None => format!("unknown word `{name}`: on {} it is one of {}", place.describe(), listed(place)),
    }
}

fn listed(place: Place) -> String {
    let mut names = Vec::new();
    for word in &words::all_in(place) {
        names.push(format!("`{}`", word.name));
    }
    joined(&names, ", ")
}

/// Reports words that cannot stand together.
fn check_exclusions(seen: &[Given], diag: &Diag) {
    for given in seen {
        for other in seen {
            let (name, excluded) = (given.word.name, other.word.name);
            if !given.word.excludes.contains(&excluded) {
                continue;
            }
            let message = match name {
                "skip" => format!("`{excluded}` has no effect on a field that is `skip`ped: remove one of them"),
                _ => format!("`{excluded}` contradicts `{name}`: remove one of them"),
            };
            diag.error_with(other.span, message, given.span, format!("`{name}` is here"));
        }
    }
}
