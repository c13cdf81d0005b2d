//! The rules that attributes state: which fields they name, and which values.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::spanned::Spanned as _;
use syn::{Error, Ident, Lit, LitStr, Result, Token, TypePath, token};

use super::value::Given;
use crate::name::{Name, joined};
use crate::ty;

/// `requires(..)` or `conflicts(..)` on a field.
pub(crate) struct FieldRule {
    pub(crate) verb: Verb,
    pub(crate) targets: Vec<Target>,
    /// `when = VALUE`: the rule is about such values of its field.
    pub(crate) when: Option<Values>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verb {
    Requires,
    Conflicts,
}

/// What a rule of a field asks for.
pub(crate) enum Target {
    Field(Name),
    /// `any(a, b)`.
    Any(Vec<Name>),
    /// `field = VALUE`.
    Is(Name, Values),
}

/// `exactly_one(label: a, b)` and its like, on the struct.
pub(crate) struct Group {
    pub(crate) kind: GroupKind,
    /// The word.
    pub(crate) span: Span,
    pub(crate) label: Option<Name>,
    pub(crate) members: Vec<Name>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GroupKind {
    ExactlyOne,
    AtLeastOne,
    AtMostOne,
    AllOrNone,
}

/// `"a" | Mode::B`: one or more values.
#[derive(Clone)]
pub(crate) struct Values(pub(crate) Vec<Value>);

#[derive(Clone)]
pub(crate) enum Value {
    /// Compared with `==`.
    Literal(TokenStream),
    /// A unit variant or a constant; it may be `<Type as Trait>::CONSTANT`.
    Path(TypePath),
}

impl Value {
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Literal(tokens) => tokens.span(),
            Self::Path(path) => path.span(),
        }
    }

    /// The value as an expression, or a pattern; `Self` is this type.
    pub(crate) fn to_tokens(&self, self_type: &TokenStream) -> TokenStream {
        match self {
            Self::Literal(tokens) => tokens.clone(),
            Self::Path(path) => ty::replace_self(as_expression(path), self_type),
        }
    }
}

impl Values {
    /// The values as they are written, for sentences; who reads those does not know what `Self` is.
    pub(crate) fn text(&self, resource: &Ident) -> String {
        let mut texts = Vec::new();
        for value in &self.0 {
            texts.push(match value {
                Value::Literal(literal) => literal.to_string().replace(' ', ""),
                Value::Path(path) if path.qself.is_some() => {
                    ty::tidy(&ty::replace_self(path.to_token_stream(), &quote!(#resource)))
                }
                Value::Path(path) => {
                    let text = ty::tidy(path);
                    text.strip_prefix("Self::").map_or_else(|| text.clone(), |rest| format!("{resource}::{rest}"))
                }
            });
        }
        joined(&texts, " or ")
    }

    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut values = Vec::new();
        loop {
            let span = input.span();
            values.push(Value::parse(input)?);
            if input.peek(Token![||]) {
                return Err(Error::new(input.span(), "write one `|` between two values"));
            }
            if input.is_empty() || input.peek(Token![,]) {
                return Ok(Self(values));
            }
            // A call, a range, or whatever else goes on behind a value.
            input.parse::<Token![|]>().map_err(|_| Error::new(span, VALUE))?;
        }
    }
}

impl Value {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let span = input.span();
        if input.peek(Lit) || (input.peek(Token![-]) && input.peek2(Lit)) {
            let minus: Option<Token![-]> = input.parse()?;
            let literal: Lit = input.parse()?;
            return Ok(Self::Literal(quote!(#minus #literal)));
        }
        input.parse().map(Self::Path).map_err(|_| Error::new(span, VALUE))
    }
}

const VALUE: &str = "write a value: a literal, a constant or a unit variant, or several with `|` between them";

impl FieldRule {
    /// `word = "a"`, or `word(..)`.
    pub(super) fn parse(verb: Verb, given: Given, input: ParseStream<'_>) -> Result<Self> {
        if input.peek(Token![=]) {
            let name = given.field_name(input)?;
            return Ok(Self { verb, targets: vec![Target::Field(name)], when: None });
        }
        let (mut targets, mut when): (Vec<Target>, Option<(Span, Values)>) = (Vec::new(), None);
        // What is wrong with the order is told when there is nothing wrong with an item.
        let mut disorder = None;
        given.list(input, &mut |input| {
            let wrong = match (item(given, input)?, &when) {
                (Item::Target(target), None) => {
                    targets.push(target);
                    return Ok(());
                }
                (Item::Target(_), Some((span, _))) => {
                    Error::new(*span, "write `when = ..` last: it is about the whole rule")
                }
                (Item::When(span, _), Some(_)) => {
                    Error::new(span, "a rule has one `when`: write several values with `|` between them")
                }
                (Item::When(span, _), None) if targets.is_empty() => {
                    let word = given.word.name;
                    let message = format!(
                        "`when` is the condition of a rule: name a field first, as in `{word}(field, when = ..)`, or write `r#when` for a field of that name"
                    );
                    Error::new(span, message)
                }
                (Item::When(span, values), None) => {
                    when = Some((span, values));
                    return Ok(());
                }
            };
            disorder.get_or_insert(wrong);
            Ok(())
        })?;
        if let Some(error) = disorder {
            return Err(error);
        }
        let is_value = |target: &Target| matches!(target, Target::Is(..));
        if targets.iter().any(is_value) && !targets.iter().all(is_value) {
            let word = given.word.name;
            return Err(Error::new(
                given.span,
                format!(
                    "a rule names fields or the values of fields: write two rules, `{word}(a)` and `{word}(b = ..)`"
                ),
            ));
        }
        Ok(Self { verb, targets, when: when.map(|(_, values)| values) })
    }
}

/// What stands between the commas of a rule.
enum Item {
    Target(Target),
    When(Span, Values),
}

fn item(given: Given, input: ParseStream<'_>) -> Result<Item> {
    let span = input.span();
    let is_raw = input.fork().call(Ident::parse_any).is_ok_and(|ident| ident != ident.unraw());
    let name = field_name(given, input)?;
    if input.peek(token::Paren) {
        if name.as_str() == "any" {
            return choice(given, span, input).map(Item::Target);
        }
        let word = given.word.name;
        let message = match name.as_str() {
            "when" => "write the condition as `when = ..`".to_owned(),
            "not" => {
                "`not(..)` is no form of a rule: fields that must not be set together are `conflicts(a)`".to_owned()
            }
            _ => format!("`{name}(..)` is no form of a rule: write `{word}(a, b)` or `{word}(any(a, b))`"),
        };
        // What is left unread would be reported as well.
        input.parse::<TokenTree>()?;
        return Err(Error::new(span, message));
    }
    if input.peek(Token![:]) && !input.peek(Token![::]) {
        return Err(Error::new(span, format!("only groups have labels: remove `{name}:`")));
    }
    if input.peek(Token![=]) {
        if input.peek(Token![==]) {
            return Err(Error::new(input.span(), format!("one `=` is enough: write `{name} = ..`")));
        }
        input.parse::<Token![=]>()?;
        let values = Values::parse(input)?;
        return Ok(if name.as_str() == "when" && !is_raw {
            Item::When(span, values)
        } else {
            Item::Target(Target::Is(name, values))
        });
    }
    Ok(Item::Target(Target::Field(name)))
}

/// `(a, b)` after `any`.
fn choice(given: Given, span: Span, input: ParseStream<'_>) -> Result<Target> {
    let mut names = Vec::new();
    let mut parse = |input: ParseStream<'_>| {
        let span = input.span();
        let name = field_name(given, input)?;
        if input.is_empty() || input.peek(Token![,]) || input.peek(Ident) {
            names.push(name);
            return Ok(());
        }
        Err(Error::new(span, "`any` is a choice between fields: name them alone, as in `any(a, b)`"))
    };
    let is_empty = |tokens| matches!(tokens, TokenTree::Group(group) if group.stream().is_empty());
    if input.fork().parse().is_ok_and(is_empty) {
        input.parse::<TokenTree>()?;
    } else {
        given.list(input, &mut parse)?;
    }
    if names.len() < 2 {
        return Err(Error::new(span, "`any` is a choice: name two or more fields, as in `any(a, b)`"));
    }
    Ok(Target::Any(names))
}

/// The name of a field, as an identifier.
fn field_name(given: Given, input: ParseStream<'_>) -> Result<Name> {
    let span = input.span();
    if input.peek(LitStr) {
        let text: LitStr = input.parse()?;
        return Err(Error::new(span, format!("write the field's name without quotes: `{}`", text.value())));
    }
    let ident = input.call(Ident::parse_any).map_err(|_| given.wrong(span))?;
    Ok(Name::from(&ident))
}

impl Group {
    /// `word(a, b)` or `word(label: a, b)`.
    pub(super) fn parse(kind: GroupKind, given: Given, input: ParseStream<'_>) -> Result<Self> {
        let (mut label, mut misplaced, mut members) = (None, None, Vec::new());
        let word = given.word.name;
        given.list(input, &mut |input| {
            let span = input.span();
            let name = field_name(given, input)?;
            if input.peek(Token![=]) {
                let message = format!(
                    "`{word}` is about which fields are set, not about their values: write `{word}(a, b)`, or `{word}(label: a, b)`"
                );
                return Err(Error::new(span, message));
            }
            if input.peek(token::Paren) {
                let message = format!("a group is a list of fields, as in `{word}(a, b)`: `{name}(..)` has no place in it");
                return Err(Error::new(span, message));
            }
            if input.peek(Token![:]) && !input.peek(Token![::]) {
                input.parse::<Token![:]>()?;
                if members.is_empty() { &mut label } else { &mut misplaced }.get_or_insert(name);
                members.push(field_name(given, input)?);
            } else {
                members.push(name);
            }
            Ok(())
        })?;
        if let Some(name) = misplaced {
            return Err(Error::new(name.span, format!("a label comes first: `{word}({name}: ..)`")));
        }
        if members.len() < 2 {
            return Err(Error::new(given.span, format!("a group has two or more fields: write `{word}(a, b)`")));
        }
        Ok(Self { kind, span: given.span, label, members })
    }
}

/// The tokens of a path, to be used where an expression stands.
pub(crate) fn as_expression(path: &TypePath) -> TokenStream {
    let mut path = path.clone();
    for segment in &mut path.path.segments {
        if let syn::PathArguments::AngleBracketed(arguments) = &mut segment.arguments {
            arguments.colon2_token.get_or_insert_default();
        }
    }
    path.into_token_stream()
}
