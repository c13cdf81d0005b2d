//! Reading the words of `#[patch(..)]` one after the other: the table decides which may stand here, and a mistake in
//! one does not hide the next.

use proc_macro2::Ident;
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::spanned::Spanned as _;
use syn::{Attribute, Meta, Token};

use super::value::{self, Given};
use super::words::{self, Place};
use crate::diag::Diag;
use crate::name::did_you_mean;

/// Reads every word in this place, reports each mistake, and goes on behind it.
pub(super) fn parse(
    attrs: &[Attribute],
    place: Place,
    diag: &Diag,
    mut read: impl FnMut(Given, ParseStream<'_>) -> syn::Result<()>,
) {
    let mut seen: Vec<Given> = Vec::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("patch")) {
        let words = |input: ParseStream<'_>| {
            while !input.is_empty() {
                if let Err(error) = parse_word(input, place, diag, &mut seen, &mut read) {
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
                let example = words::ready_in(place).find(|name| *name != "name").unwrap_or("nullable");
                let usage = words::find(example, place).map_or(example, |word| word.usage);
                diag.error(attr.span(), format!("write what it should do in parentheses, as in `#[patch({usage})]`"));
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
    read: &mut impl FnMut(Given, ParseStream<'_>) -> syn::Result<()>,
) -> syn::Result<()> {
    let span = input.span();
    let ident = input
        .call(Ident::parse_any)
        .map_err(|_| syn::Error::new(span, format!("write a word, one of {}", listed(place))))?;
    let name = ident.unraw().to_string();
    let Some(word) = words::find(&name, place) else {
        return Err(syn::Error::new(span, unknown(&name, place)));
    };
    if !word.ready {
        return Err(syn::Error::new(span, format!("`{name}` is not supported yet")));
    }
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
    Err(syn::Error::new(input.span(), format!("expected a comma after `{}`", word.usage)))
}

/// The sentence about a word that may not stand in this place.
fn unknown(name: &str, place: Place) -> String {
    if let Some(word) = words::find_anywhere(name) {
        return format!(
            "`{name}` belongs on {}, not on {}",
            word.places.iter().map(|place| place.describe()).collect::<Vec<_>>().join(" or "),
            place.describe()
        );
    }
    match did_you_mean(name, words::ready_in(place)) {
        Some(nearest) => format!("unknown word `{name}`: did you mean `{nearest}`?"),
        None => format!("unknown word `{name}`: on {} it is one of {}", place.describe(), listed(place)),
    }
}

fn listed(place: Place) -> String {
    words::ready_in(place).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// Reports words that cannot stand together.
fn check_exclusions(seen: &[Given], diag: &Diag) {
    for given in seen {
        for other in seen.iter().filter(|other| given.word.excludes.contains(&other.word.name)) {
            let (name, excluded) = (given.word.name, other.word.name);
            let message = match name {
                "skip" => format!("`{excluded}` has no effect on a field that is `skip`ped: remove one of them"),
                _ => format!("`{excluded}` contradicts `{name}`: remove one of them"),
            };
            diag.error_with(other.span, message, given.span, format!("`{name}` is here"));
        }
    }
}
