//! `#[garde(..)]` on the resource, which the word `garde` has the request follow. What the rules mean is left to garde;
//! here they are told apart by what they look at.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{TokenStreamExt as _, quote};
use syn::Attribute;

use crate::diag::Diag;
use crate::name::Name;

/// Rules whose messages are made of the rule alone, and of no value.
const DISCREET: [&str; 9] =
    ["length", "range", "ascii", "alphanumeric", "contains", "prefix", "suffix", "pattern", "matches"];

/// Rules about the value of a field.
#[derive(Default)]
pub(crate) struct ValueRules {
    /// Rules that look at nothing but the value.
    pub(crate) of_value: Vec<ValueRule>,
    /// `matches(other)`: the rule, and the field that it names.
    pub(crate) matches: Vec<(TokenStream, Name)>,
    /// `dive`, with its context.
    pub(crate) dive: Option<TokenStream>,
    /// `adapt(path)`: where the rules are looked up.
    pub(crate) adapt: Option<TokenStream>,
    /// `required`.
    pub(crate) required: Option<Span>,
    /// The first of them that looks at the value as a whole.
    pub(crate) first: Option<Span>,
}

/// A rule that looks at nothing but a value.
pub(crate) struct ValueRule {
    pub(crate) tokens: TokenStream,
    /// Its message may quote the value.
    pub(crate) may_quote: bool,
    /// It stands in the `inner(..)` of an option, beside which a rule of the same name may stand.
    pub(crate) is_inner: bool,
}

impl ValueRules {
    /// The rules on a field. An option has its value looked at: what garde calls the inner one is that value.
    pub(crate) fn parse(attrs: &[Attribute], is_option: bool, diag: &Diag) -> Self {
        let mut this = Self::default();
        for list in &super::lists(attrs, "garde") {
            if let Some(place) = mention_of_self(list.clone()) {
                diag.error(
                    place,
                    "`self` is a resource here, and a request may leave its fields out: state the rule with `requires`, `conflicts` or `validate_with`",
                );
            }
            this.read(list.clone(), is_option);
        }
        this
    }

    fn read(&mut self, rules: TokenStream, is_option: bool) {
        for rule in split(rules) {
            let (name, arguments) = parts(&rule);
            let Some(name) = name else {
                self.push(rule, true);
                continue;
            };
            match (name.to_string().as_str(), arguments) {
                // That they make no difference is garde's doing.
                ("skip" | "rename" | "code", _) => continue,
                ("adapt", _) => {
                    self.adapt = Some(rule);
                    continue;
                }
                ("dive", _) => {
                    self.dive = Some(rule);
                    continue;
                }
                ("required", _) => {
                    self.required = Some(name.span());
                    if is_option {
                        continue;
                    }
                    self.push(rule, true);
                }
                ("inner", Some(arguments)) if is_option => {
                    let mut inner = Self::default();
                    inner.read(arguments, false);
                    for rule in &mut inner.of_value {
                        rule.is_inner = true;
                    }
                    self.of_value.append(&mut inner.of_value);
                }
                ("matches", Some(arguments)) => match syn::parse2::<Ident>(arguments) {
                    Ok(other) => self.matches.push((rule, Name::from(&other))),
                    Err(_) => self.push(rule, true),
                },
                ("if", Some(arguments)) if is_option => self.read_condition(arguments, &name),
                (word, _) => self.push(rule, !DISCREET.contains(&word)),
            }
            self.first.get_or_insert(name.span());
        }
    }

    /// The tokens of all of them.
    pub(crate) fn tokens(&self) -> Vec<TokenStream> {
        let mut tokens = Vec::new();
        for rule in &self.of_value {
            tokens.push(rule.tokens.clone());
        }
        if let Some(dive) = &self.dive {
            tokens.push(dive.clone());
        }
        if let Some(adapt) = &self.adapt {
            tokens.push(adapt.clone());
        }
        tokens
    }

    fn push(&mut self, tokens: TokenStream, may_quote: bool) {
        self.of_value.push(ValueRule { tokens, may_quote, is_inner: false });
    }

    /// `if(cond = .., rules)` on an option.
    fn read_condition(&mut self, arguments: TokenStream, word: &Ident) {
        let (mut conditions, mut rules) = (Vec::new(), Vec::new());
        for argument in split(arguments) {
            let is_condition = parts(&argument).0.is_some_and(|name| name == "cond");
            if is_condition { &mut conditions } else { &mut rules }.push(argument);
        }
        let mut inner = Self::default();
        inner.read(quote!(#(#rules),*), true);
        for &is_inner in &[false, true] {
            let mut rules = Vec::new();
            for rule in &inner.of_value {
                if rule.is_inner == is_inner {
                    rules.push(&rule.tokens);
                }
            }
            if !rules.is_empty() {
                let tokens = quote!(#word(#(#conditions,)* #(#rules),*));
                self.of_value.push(ValueRule { tokens, may_quote: true, is_inner });
            }
        }
    }
}

/// `#[garde(..)]` on the struct: the context, under the name that the rules may know it by.
pub(super) fn on_struct(attrs: &[Attribute], diag: &Diag) -> Option<TokenStream> {
    let mut context = None;
    for list in &super::lists(attrs, "garde") {
        let (Some(word), arguments) = parts(list) else { continue };
        match word.to_string().as_str() {
            "context" if arguments.as_ref().is_some_and(is_unit) => context = Some(list.clone()),
            "context" => diag.error(
                word.span(),
                "there is no context while a body is read: remove `context`, or check what needs it behind the request",
            ),
            "transparent" => {
                diag.error(
                    word.span(),
                    "a request is an object, never the value of its only field: remove `transparent`",
                );
            }
            // About the resource as a whole, or about fields without a rule, which a request need not have.
            "custom" | "allow_unvalidated" => {}
            _ => diag.error(word.span(), format!("garde has no word `{word}` for a struct: remove it")),
        }
    }
    context
}

/// `()`, perhaps with a name.
fn is_unit(arguments: &TokenStream) -> bool {
    matches!(arguments.clone().into_iter().next(), Some(TokenTree::Group(group)) if group.stream().is_empty())
}

/// What stands between commas.
fn split(tokens: TokenStream) -> Vec<TokenStream> {
    let mut parts = vec![TokenStream::new()];
    for token in tokens {
        match (&token, parts.last_mut()) {
            (TokenTree::Punct(punct), _) if punct.as_char() == ',' => parts.push(TokenStream::new()),
            (_, Some(part)) => part.append(token),
            (_, None) => {}
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// The name of a rule, and what is in its parentheses.
fn parts(rule: &TokenStream) -> (Option<Ident>, Option<TokenStream>) {
    let mut tokens = rule.clone().into_iter();
    let Some(TokenTree::Ident(name)) = tokens.next() else { return (None, None) };
    let arguments = match tokens.next() {
        Some(TokenTree::Group(group)) => Some(group.stream()),
        _ => None,
    };
    (Some(name), arguments)
}

/// Where `self` is used.
fn mention_of_self(tokens: TokenStream) -> Option<Span> {
    tokens.into_iter().find_map(|token| match token {
        TokenTree::Ident(ident) => (ident == "self").then(|| ident.span()),
        TokenTree::Group(group) => mention_of_self(group.stream()),
        _ => None,
    })
}
