//! Text that becomes tokens.
//!
//! What is generated once for each field is written as text, of which the compiler's own lexer makes tokens. A derive is
//! built without optimization, and making as many tokens one by one would take ten times as long. Tokens that must keep
//! their place in the source go into holes.

use std::fmt::{self, Write as _};
use std::mem;

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Visibility;

/// Lines of generated code.
#[derive(Default)]
pub(super) struct Text {
    done: Vec<TokenStream>,
    /// Lines without holes.
    pending: String,
    /// Those of the line that is being written.
    holes: Vec<TokenStream>,
}

/// A part of a line.
#[derive(Clone)]
pub(super) enum Part {
    Text(String),
    /// The number of a hole.
    Hole(usize),
}

/// What announces a hole. Generated code has no other use for it.
const SIGN: char = '@';

impl Text {
    /// Text without holes.
    pub(super) fn write(&mut self, text: fmt::Arguments<'_>) {
        // Writing to a string does not fail.
        let _ = self.pending.write_fmt(text);
        self.pending.push('\n');
    }

    /// A line of documentation.
    pub(super) fn doc(&mut self, line: &str) {
        self.write(format_args!("#[doc = {:?}]", super::doc_of(line)));
    }

    /// What is no text, outside of all brackets.
    pub(super) fn tokens(&mut self, tokens: impl ToTokens) {
        let tokens = tokens.into_token_stream();
        if !tokens.is_empty() {
            self.end_pending();
            self.done.push(tokens);
        }
    }

    pub(super) fn vis(&mut self, vis: &Visibility) {
        match vis {
            Visibility::Public(_) => self.write(format_args!("pub")),
            Visibility::Inherited => {}
            Visibility::Restricted(_) => self.tokens(vis),
        }
    }

    /// A hole in the next line, for tokens that keep their place in the source.
    pub(super) fn hole(&mut self, tokens: impl ToTokens) -> Part {
        self.holes.push(tokens.into_token_stream());
        Part::Hole(self.holes.len() - 1)
    }

    /// A hole if there is something to put into it.
    pub(super) fn maybe(&mut self, tokens: Option<impl ToTokens>) -> Part {
        tokens.map_or_else(|| Part::Text(String::new()), |tokens| self.hole(tokens))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.done.is_empty() && self.pending.is_empty()
    }

    /// Lines within the brackets of the next one.
    pub(super) fn block(&mut self, inner: Text) -> Part {
        if inner.done.is_empty() { Part::Text(inner.pending) } else { self.hole(inner.finish()) }
    }

    /// A line of whole tokens, with every bracket closed. All of it but for the holes has this place in the source.
    pub(super) fn line(&mut self, place: Option<Span>, line: fmt::Arguments<'_>) {
        if self.holes.is_empty() && place.is_none() {
            return self.write(line);
        }
        self.end_pending();
        let line = line.to_string();
        // Or more: a text in the line may have the sign in it.
        let left = line.matches(SIGN).count();
        let mut filling = Filling { holes: mem::take(&mut self.holes), left, place };
        self.done.push(filling.fill(lex(&line)));
    }

    fn end_pending(&mut self) {
        if !self.pending.is_empty() {
            self.done.push(lex(&mem::take(&mut self.pending)));
        }
    }

    pub(super) fn finish(mut self) -> TokenStream {
        self.end_pending();
        self.done.into_iter().collect()
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Part::Text(text) => f.write_str(text),
            // Without a space, a sign in front would be one with the first one in the hole.
            Part::Hole(number) => write!(f, " {SIGN}{number} "),
        }
    }
}

/// The tokens of a text of ours.
pub(super) fn lex(text: &str) -> TokenStream {
    // `proc_macro2` would first look with a lexer of its own whether the compiler's will take it.
    let tokens = if proc_macro::is_available() {
        text.parse::<proc_macro::TokenStream>().map(TokenStream::from).map_err(|error| error.to_string())
    } else {
        text.parse::<TokenStream>().map_err(|error| error.to_string())
    };
    tokens.unwrap_or_else(|error| syn::Error::new(Span::call_site(), error).into_compile_error())
}

/// Puts tokens into the holes of a line.
struct Filling {
    holes: Vec<TokenStream>,
    /// How many signs there still are.
    left: usize,
    place: Option<Span>,
}

impl Filling {
    fn fill(&mut self, tokens: TokenStream) -> TokenStream {
        let mut around: Vec<TokenTree> = Vec::new();
        // Where in `around` each hole is, and what goes into it. That may be much, so it is not looked at.
        let mut filled: Vec<(usize, TokenStream)> = Vec::new();
        let mut tokens = tokens.into_iter();
        while let Some(mut token) = tokens.next() {
            if matches!(&token, TokenTree::Punct(sign) if sign.as_char() == SIGN) {
                let number = tokens.next().and_then(|number| number.to_string().parse::<usize>().ok());
                if let Some(hole) = number.and_then(|number| self.holes.get(number)) {
                    filled.push((around.len(), hole.clone()));
                }
                self.left -= 1;
                continue;
            }
            if let Some(place) = self.place {
                token.set_span(place);
            }
            around.push(token);
        }
        for token in &mut around {
            // Most holes are names outside of all brackets: what is in there need not be looked at.
            if self.left == 0 && self.place.is_none() {
                break;
            }
            if let TokenTree::Group(group) = token {
                let mut filled = Group::new(group.delimiter(), self.fill(group.stream()));
                filled.set_span(group.span());
                *token = TokenTree::Group(filled);
            }
        }
        let mut parts = Vec::new();
        let mut around = around.into_iter();
        let mut start = 0;
        for (place, hole) in filled {
            parts.push(around.by_ref().take(place - start).collect());
            parts.push(hole);
            start = place;
        }
        parts.push(around.collect());
        parts.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use proc_macro2::Ident;
    use quote::quote;

    use super::*;

    /// Without the spaces, which tell nothing.
    fn printed(text: Text) -> String {
        compact(&text.finish())
    }

    fn compact(tokens: &TokenStream) -> String {
        tokens.to_string().split_whitespace().collect()
    }

    #[test]
    fn holes_are_filled_wherever_they_are() {
        let mut text = Text::default();
        text.doc("Mail to `a@b.c`.");
        text.tokens(quote!(pub));
        let (name, ty) = (text.hole(quote!(name)), text.hole(quote!(Vec<u8>)));
        text.line(None, format_args!("fn {name}(value: ({ty}, {ty}), more: [Option<{ty}>; 1]) {{ \"@1\"; }}"));
        let expected = quote! {
            #[doc = " Mail to `a@b.c`."]
            pub fn name(value: (Vec<u8>, Vec<u8>), more: [Option<Vec<u8> >; 1]) { "@1"; }
        };
        assert_eq!(printed(text), compact(&expected));
    }

    #[test]
    fn a_hole_belongs_to_its_line() {
        let mut text = Text::default();
        for name in ["a", "b"] {
            let name = text.hole(Ident::new(name, Span::call_site()));
            text.line(None, format_args!("({name}),"));
        }
        text.line(None, format_args!("(c)"));
        assert_eq!(printed(text), "(a),(b),(c)");
    }

    #[test]
    fn a_block_is_text_as_long_as_it_can_be() {
        let mut outer = Text::default();
        let mut inner = Text::default();
        inner.write(format_args!("x, y"));
        let block = outer.block(inner);
        assert!(matches!(block, Part::Text(_)));
        let mut inner = Text::default();
        inner.tokens(quote!(z));
        let other = outer.block(inner);
        assert!(matches!(other, Part::Hole(_)));
        outer.line(None, format_args!("[{block}, {other}]"));
        assert_eq!(printed(outer), "[x,y,z]");
    }

    #[test]
    fn nothing_leaves_no_trace() {
        let mut text = Text::default();
        text.tokens(TokenStream::new());
        text.vis(&Visibility::Inherited);
        let nothing = text.maybe(None::<TokenStream>);
        text.line(None, format_args!("{nothing}"));
        assert_eq!(printed(text), "");
    }
}
