//! Attributes, read into spanned values. What stands at one struct or one field is looked at here; nothing that
//! takes a second field to tell.

use proc_macro2::Span;
use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::spanned::Spanned as _;
use syn::{Attribute, Field, Ident, LitStr, Meta, Path, Token, Visibility};

use crate::diag::Diag;
use crate::name::{Case, Name, did_you_mean};
use value::Given;
use words::Place;

mod value;
pub(crate) mod words;

/// `#[patch(..)]` on the struct.
#[derive(Default)]
pub(crate) struct StructAttrs {
    pub(crate) name: Option<Ident>,
    pub(crate) vis: Option<Visibility>,
    pub(crate) derive: Option<Vec<Path>>,
    pub(crate) rename_all: Option<Case>,
    pub(crate) nullable: Option<Span>,
    pub(crate) request_only: Vec<Field>,
    pub(crate) repr_option: bool,
    runtime: Option<Path>,
}

/// `#[patch(..)]` on a field.
#[derive(Default)]
pub(crate) struct FieldAttrs {
    pub(crate) nullable: Option<Span>,
    pub(crate) not_null: Option<Span>,
    pub(crate) skip: Option<Span>,
    pub(crate) required: Option<Span>,
    pub(crate) secret: Option<Span>,
    pub(crate) rename: Option<LitStr>,
    /// Each with the span of its word.
    pub(crate) requires: Vec<(Span, Vec<Name>)>,
}

impl StructAttrs {
    /// Where `patch_runtime` lives.
    pub(crate) fn runtime(&self) -> Path {
        self.runtime.clone().unwrap_or_else(|| syn::parse_quote!(::patch_runtime))
    }

    pub(crate) fn parse(attrs: &[Attribute], diag: &Diag) -> Self {
        let mut this = Self::default();
        parse(attrs, Place::Struct, diag, |given, input| {
            match given.word.name {
                "name" => this.name = Some(given.ident(input)?),
                "vis" => this.vis = Some(given.visibility(input)?),
                "derive" => this.derive = Some(derives(given, input, diag)?),
                "rename_all" => this.rename_all = Some(given.case(input)?),
                "nullable" => this.nullable = Some(given.flag(input)?),
                "request_only" => this.request_only = given.fields(input, diag)?,
                "repr" => this.repr_option = repr(given, input)?,
                "crate" => this.runtime = Some(given.path(input)?),
                _ => {}
            }
            Ok(())
        });
        this
    }
}

impl FieldAttrs {
    pub(crate) fn parse(attrs: &[Attribute], place: Place, diag: &Diag) -> Self {
        let mut this = Self::default();
        parse(attrs, place, diag, |given, input| {
            match given.word.name {
                "nullable" => this.nullable = Some(given.flag(input)?),
                "not_null" => this.not_null = Some(given.flag(input)?),
                "skip" => this.skip = Some(given.flag(input)?),
                "required" => this.required = Some(given.flag(input)?),
                "secret" => this.secret = Some(given.flag(input)?),
                "rename" => this.rename = Some(given.string(input)?),
                "requires" => this.requires.push((given.span, given.field_names(input)?)),
                _ => {}
            }
            Ok(())
        });
        this
    }
}

/// `derive(A, B)`, without what the request has anyway.
fn derives(given: Given, input: ParseStream<'_>, diag: &Diag) -> syn::Result<Vec<Path>> {
    let paths = given.paths(input)?;
    for (index, path) in paths.iter().enumerate() {
        let name = value::last_name(path);
        if let Some(first) = paths[..index].iter().find(|first| same(first, path)) {
            diag.error_with(
                path.span(),
                format!("`{name}` is derived twice: remove one"),
                first.span(),
                "first one here",
            );
        }
        if ["Debug", "Default", "Serialize", "Deserialize"].contains(&name.as_str()) {
            diag.error_on(path, format!("the request always implements `{name}`: remove it from `derive(..)`"));
        }
    }
    Ok(paths)
}

fn same(one: &Path, other: &Path) -> bool {
    one.to_token_stream().to_string() == other.to_token_stream().to_string()
}

/// `repr = "option"`.
fn repr(given: Given, input: ParseStream<'_>) -> syn::Result<bool> {
    let text = given.string(input)?;
    if text.value() == "option" {
        return Ok(true);
    }
    let message = format!("{:?} is no representation: write `repr = \"option\"`, or leave it out", text.value());
    Err(syn::Error::new(text.span(), message))
}

/// Reads every word in this place, reports each mistake, and goes on behind it.
fn parse(
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
                let usage = words::ready_in(place).next().map_or("nullable", |word| word.usage);
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
    read: &mut impl FnMut(Given, ParseStream<'_>) -> syn::Result<()>,
) -> syn::Result<()> {
    let span = input.span();
    let ident = input.call(Ident::parse_any).map_err(|_| syn::Error::new(span, no_word(input, place)))?;
    let name = ident.unraw().to_string();
    let Some(word) = words::find(&name, place) else {
        let has_value = !input.is_empty() && !input.peek(Token![,]);
        return Err(syn::Error::new(span, unknown(&name, has_value, place)));
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
    let alike = words::ready_in(place).filter(|word| word.stands_alone() != has_value);
    let others = words::ready_in(place).filter(|word| word.stands_alone() == has_value);
    let nearest = did_you_mean(name, alike.chain(others).map(|word| word.name));
    if let Some(word) = words::find_anywhere(name) {
        let homes = word.places.iter().map(|place| place.describe()).collect::<Vec<_>>().join(" or ");
        let end = nearest.map(|nearest| format!(": did you mean `{nearest}`?")).unwrap_or_default();
        return format!("`{name}` belongs on {homes}, not on {}{end}", place.describe());
    }
    match nearest {
        Some(nearest) => format!("unknown word `{name}`: did you mean `{nearest}`?"),
        None => format!("unknown word `{name}`: on {} it is one of {}", place.describe(), listed(place)),
    }
}

fn listed(place: Place) -> String {
    words::ready_in(place).map(|word| format!("`{}`", word.name)).collect::<Vec<_>>().join(", ")
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
