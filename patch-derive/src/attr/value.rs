//! The values that attribute words take, and one sentence for each way to get them wrong.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens as _, TokenStreamExt as _, quote};
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::{
    Attribute, Error, Expr, Field, Ident, Lit, LitStr, Path, Result, Token, Type, TypePath, Visibility, parenthesized,
    token,
};

use super::Reset;
use super::words::Word;
use crate::diag::Diag;
use crate::name::{Case, Name, did_you_mean, is_identifier, joined};
use crate::operand;

/// A word with its place in the source, ready to read its value.
#[derive(Clone, Copy)]
pub(super) struct Given {
    pub(super) word: &'static Word,
    pub(super) span: Span,
}

impl Given {
    pub(super) fn wrong(self, span: Span) -> Error {
        let Word { name, usage, doc, .. } = self.word;
        Error::new(span, format!("`{name}` {doc}: write `{usage}`"))
    }

    /// The word stands alone.
    pub(super) fn flag(self, input: ParseStream<'_>) -> Result<Span> {
        if input.peek(Token![=]) || input.peek(token::Paren) || input.peek(token::Brace) || input.peek(token::Bracket) {
            let name = self.word.name;
            return Err(Error::new(self.span, format!("`{name}` takes no value: write `{name}` alone")));
        }
        Ok(self.span)
    }

    /// The same, where its place in the source is of no interest.
    pub(super) fn is_said(self, input: ParseStream<'_>) -> Result<bool> {
        self.flag(input)?;
        Ok(true)
    }

    /// `word = `: the value comes next.
    fn equals(self, input: ParseStream<'_>) -> Result<()> {
        if input.peek(Token![=]) {
            input.parse::<Token![=]>()?;
            if !input.is_empty() && !input.peek(Token![,]) {
                return Ok(());
            }
        }
        Err(self.wrong(self.span))
    }

    /// `word = "text"`.
    pub(super) fn string(self, input: ParseStream<'_>) -> Result<LitStr> {
        self.equals(input)?;
        let span = input.span();
        match input.parse::<LitStr>() {
            Ok(text) if text.suffix().is_empty() => Ok(text),
            _ => match bare_word(input) {
                Some(text) => {
                    let name = self.word.name;
                    Err(Error::new(span, format!("write the value in quotes: `{name} = \"{text}\"`")))
                }
                None => Err(self.wrong(span)),
            },
        }
    }

    /// `word = Ident` or `word = "Ident"`.
    pub(super) fn ident(self, input: ParseStream<'_>) -> Result<Ident> {
        self.equals(input)?;
        let span = input.span();
        if input.peek(LitStr) {
            let text: LitStr = input.parse()?;
            let ident = text.parse_with(Ident::parse_any).ok();
            return ident.filter(|ident| is_identifier(&ident.to_string())).ok_or_else(|| {
                let (text, usage) = (text.value(), self.word.usage);
                Error::new(span, format!("{text:?} is no name in Rust: write one, as in `{usage}`"))
            });
        }
        match input.parse() {
            Ok(ident) if !input.peek(Token![::]) => Ok(ident),
            Err(_) if input.peek(Ident::peek_any) => {
                let (word, usage) = (input.call(Ident::parse_any)?, self.word.usage);
                Err(Error::new(span, format!("`{word}` is a keyword: write another name, as in `{usage}`")))
            }
            _ => Err(self.wrong(span)),
        }
    }

    /// `word = path`.
    pub(super) fn path(self, input: ParseStream<'_>) -> Result<Path> {
        self.equals(input)?;
        let span = input.span();
        if input.peek(LitStr) {
            let usage = self.word.usage;
            return Err(Error::new(span, format!("write the path without quotes, as in `{usage}`")));
        }
        input.call(Path::parse_mod_style).map_err(|_| self.wrong(span))
    }

    /// `word = path`, the path of a function, module or type, which may have generic arguments.
    pub(super) fn function(self, input: ParseStream<'_>) -> Result<TypePath> {
        self.equals(input)?;
        let span = input.span();
        self.refuse_quotes("path", input)?;
        if input.peek(Token![|]) {
            // A closure: the comma between its arguments does not end it.
            input.parse::<Token![|]>()?;
            skip(input, |input| input.peek(Token![|]));
            return Err(self.wrong(span));
        }
        input.parse().map_err(|_| self.wrong(span))
    }

    /// `word = Type`.
    pub(super) fn ty(self, input: ParseStream<'_>) -> Result<Type> {
        self.equals(input)?;
        let span = input.span();
        self.refuse_quotes("type", input)?;
        input.parse().map_err(|_| self.wrong(span))
    }

    /// Other crates want paths and types in strings; here they are tokens.
    fn refuse_quotes(self, what: &str, input: ParseStream<'_>) -> Result<()> {
        if !input.peek(LitStr) {
            return Ok(());
        }
        let (word, text) = (self.word.name, input.parse::<LitStr>()?);
        Err(Error::new(text.span(), format!("write the {what} without quotes: `{word} = {}`", text.value())))
    }

    /// `word` alone, or `word = expression`.
    pub(super) fn reset(self, input: ParseStream<'_>) -> Result<Reset> {
        if input.is_empty() || input.peek(Token![,]) {
            return Ok(Reset::Default);
        }
        self.equals(input)?;
        // The parser knows the commas inside generic arguments, but not every expression. What it does not know
        // ends at the next comma.
        let ahead = input.fork();
        if ahead.parse::<Expr>().is_ok() && (ahead.is_empty() || ahead.peek(Token![,])) {
            let mut expression = input.parse()?;
            operand::keep(&mut expression);
            return Ok(Reset::Expression(expression.into_token_stream()));
        }
        let is =
            |token: Option<&TokenTree>, sign| matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign);
        let (mut tokens, mut last) = (TokenStream::new(), None);
        // How many `::<` and `<` at the start of a path are open.
        let mut open = 0_usize;
        while !input.is_empty() && (open > 0 || !input.peek(Token![,])) {
            let token: TokenTree = input.parse()?;
            if is(Some(&token), '<') && (open > 0 || last.is_none() || is(last.as_ref(), ':')) {
                open += 1;
            } else if is(Some(&token), '>') && !is(last.as_ref(), '-') {
                open = open.saturating_sub(1);
            }
            last = Some(token.clone());
            tokens.append(token);
        }
        Ok(Reset::Expression(tokens))
    }

    /// `word(anything)`.
    pub(super) fn tokens(self, input: ParseStream<'_>) -> Result<TokenStream> {
        if !input.peek(token::Paren) {
            return Err(self.wrong(self.span));
        }
        let content;
        parenthesized!(content in input);
        if content.is_empty() {
            return Err(self.wrong(self.span));
        }
        content.parse()
    }

    /// `word = pub(crate)`.
    pub(super) fn visibility(self, input: ParseStream<'_>) -> Result<Visibility> {
        let ahead = input.fork();
        if ahead.parse::<Token![=]>().is_ok() && ahead.peek(token::Group) {
            // `vis = $vis` in a macro, which may have been given none.
            input.parse::<Token![=]>()?;
            return input.parse();
        }
        self.equals(input)?;
        let span = input.span();
        match input.parse()? {
            Visibility::Inherited => Err(self.wrong(span)),
            visibility => Ok(visibility),
        }
    }

    /// `word = "camelCase"`.
    pub(super) fn case(self, input: ParseStream<'_>) -> Result<Case> {
        case(&self.string(input)?)
    }

    /// `word(a, b)`: reads the items, at least one.
    pub(super) fn list(
        self,
        input: ParseStream<'_>,
        item: &mut dyn FnMut(ParseStream<'_>) -> Result<()>,
    ) -> Result<()> {
        if !input.peek(token::Paren) {
            return Err(self.wrong(self.span));
        }
        let content;
        parenthesized!(content in input);
        if content.is_empty() {
            return Err(self.wrong(self.span));
        }
        while !content.is_empty() {
            let span = content.span();
            let end = |()| {
                let next = content.span();
                if content.is_empty() || content.peek(Token![,]) {
                    Ok(())
                } else if content.peek(Ident::peek_any) || content.peek(Lit) {
                    Err(Error::new(next, "expected a comma before this"))
                } else {
                    Err(self.wrong(span))
                }
            };
            let next = if content.peek(Token![,]) {
                Err(Error::new(span, "one comma is enough: remove this one"))
            } else {
                item(&content).and_then(end)
            };
            if let Err(error) = next {
                // What is left unread would be reported as well.
                skip(&content, |_| false);
                return Err(error);
            }
            content.parse::<Option<Token![,]>>()?;
        }
        Ok(())
    }

    /// `word(A, path::B)`, which may be empty.
    pub(super) fn paths(self, input: ParseStream<'_>) -> Result<Vec<Path>> {
        if input.peek(token::Paren) {
            let content;
            parenthesized!(content in input.fork());
            if content.is_empty() {
                input.parse::<TokenTree>()?;
                return Ok(Vec::new());
            }
        }
        let mut paths = Vec::new();
        self.list(input, &mut |input| {
            let span = input.span();
            paths.push(Path::parse_mod_style(input).map_err(|_| self.wrong(span))?);
            Ok(())
        })?;
        Ok(paths)
    }

    /// `word = "field"`.
    pub(super) fn field_name(self, input: ParseStream<'_>) -> Result<Name> {
        let unquoted = input.fork();
        unquoted.parse::<Token![=]>()?;
        if let Some(name) = bare_word(&unquoted) {
            let message = format!("write the field in parentheses: `{}({name})`", self.word.name);
            return Err(Error::new(unquoted.span(), message));
        }
        let text = self.string(input)?;
        let (name, word) = (text.value(), self.word.name);
        if name.contains(',') {
            let message = format!("one string is one field: write `{word}({name})`, without quotes");
            return Err(Error::new(text.span(), message));
        }
        match text.parse_with(Ident::parse_any) {
            Ok(_) => Ok(Name::new(name.trim(), text.span())),
            Err(_) => Err(self.wrong(text.span())),
        }
    }

    /// `word { fields }`, written as in a struct. A field with a mistake is reported, and the fields behind it are
    /// still read.
    pub(super) fn fields(self, input: ParseStream<'_>, diag: &Diag) -> Result<Vec<Field>> {
        if !input.peek(token::Brace) {
            return Err(self.wrong(self.span));
        }
        let content;
        syn::braced!(content in input);
        let mut fields = Vec::new();
        while !content.is_empty() {
            match field(&content, diag) {
                Ok(field) => {
                    if !content.is_empty() && !content.peek(Token![,]) {
                        let name = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
                        diag.error(content.span(), format!("expected a comma after the field `{name}`"));
                    }
                    fields.push(field);
                }
                Err(error) => {
                    diag.push(error);
                    skip_to_comma(&content);
                }
            }
            content.parse::<Option<Token![,]>>()?;
        }
        Ok(fields)
    }
}

/// A named field. One without a type is reported and kept: rules may name it.
fn field(input: ParseStream<'_>, diag: &Diag) -> Result<Field> {
    let ahead = input.fork();
    ahead.call(Attribute::parse_outer)?;
    ahead.parse::<Visibility>()?;
    let name: Ident =
        ahead.parse().map_err(|error| Error::new(error.span(), "write a field, as in `password: String`"))?;
    if ahead.peek(Token![:]) {
        return Field::parse_named(input);
    }
    diag.error(name.span(), format!("`{name}` needs a type: write `{name}: String`"));
    skip_to_comma(input);
    let mut field = Field::parse_named.parse2(quote!(#name: _))?;
    field.ty = Type::Verbatim(TokenStream::new());
    Ok(field)
}

/// The identifier that is the whole value, if it is one.
fn bare_word(input: ParseStream<'_>) -> Option<Ident> {
    let ahead = input.fork();
    let word = ahead.call(Ident::parse_any).ok()?;
    (ahead.is_empty() || ahead.peek(Token![,])).then_some(word)
}

/// Skips to the next word after a mistake, so that the words behind it are still read.
pub(super) fn skip_to_comma(input: ParseStream<'_>) {
    skip(input, |input| input.peek(Token![,]));
}

fn skip(input: ParseStream<'_>, until: fn(ParseStream<'_>) -> bool) {
    while !input.is_empty() && !until(input) {
        let _ = TokenTree::parse(input);
    }
}

/// The case that a string names.
pub(super) fn case(text: &LitStr) -> Result<Case> {
    let word = text.value();
    let (mut names, mut quoted) = (Vec::new(), Vec::new());
    for &(name, case) in &Case::ALL {
        if name == word {
            return Ok(case);
        }
        names.push(name);
        quoted.push(format!("{name:?}"));
    }
    let list = match did_you_mean(&word, &names) {
        Some(nearest) => format!("did you mean \"{nearest}\"?"),
        None => format!("it is one of {}", joined(&quoted, ", ")),
    };
    Err(Error::new(text.span(), format!("{word:?} is no case for `rename_all`: {list}")))
}

/// The end of a path, to compare it with a name.
pub(super) fn last_name(path: &Path) -> String {
    path.segments.last().map_or_else(String::new, |segment| segment.ident.to_token_stream().to_string())
}
