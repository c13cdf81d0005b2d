//! Structs with constants that the parser does not know: without its largest feature, which every user would pay for, it
//! reads no blocks, conditions and closures, and those may stand in the length of an array and in a generic argument.
//!
//! A name stands for such an expression while the struct is read, and in the end the expression stands there again.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, TokenStreamExt as _};
use syn::{DeriveInput, Expr};

const NAME: &str = "__patch_constant";

/// The expressions that a name stands for.
pub(crate) struct Constants {
    named: Vec<TokenStream>,
    /// Whether the parser reads one. What is named is not looked into any more, for instance for parameters.
    is_known: fn(TokenStream) -> bool,
}

/// Reads a struct, with names for its constants if that is what it takes.
pub(crate) fn parse(input: TokenStream) -> syn::Result<(DeriveInput, Constants)> {
    let is_known = |constant| syn::parse2::<Expr>(constant).is_ok();
    let mut constants = Constants { named: Vec::new(), is_known };
    match syn::parse2(input.clone()) {
        Ok(parsed) => Ok((parsed, constants)),
        Err(error) => {
            let named = constants.name_in_item(input);
            syn::parse2(named).map(|parsed| (parsed, constants)).map_err(|_| error)
        }
    }
}

impl Constants {
    /// Puts the expressions back.
    pub(crate) fn restore(&self, tokens: TokenStream) -> TokenStream {
        if self.named.is_empty() { tokens } else { self.restored(tokens) }
    }

    fn restored(&self, tokens: TokenStream) -> TokenStream {
        let mut result = TokenStream::new();
        for token in tokens {
            match token {
                TokenTree::Group(group) => result.append(regrouped(&group, self.restored(group.stream()))),
                TokenTree::Ident(ident) => match self.expression(&ident) {
                    Some(constant) => constant.to_tokens(&mut result),
                    None => result.append(TokenTree::from(ident)),
                },
                other => result.append(other),
            }
        }
        result
    }

    fn expression(&self, ident: &Ident) -> Option<&TokenStream> {
        ident.to_string().strip_prefix(NAME).and_then(|number| self.named.get(number.parse::<usize>().ok()?))
    }

    /// The struct's fields are the last of the braces that it has; those before are constants.
    fn name_in_item(&mut self, tokens: TokenStream) -> TokenStream {
        let (mut before, mut last) = (TokenStream::new(), None);
        for token in tokens {
            if let Some(earlier) = last.replace(token) {
                before.append(earlier);
            }
        }
        match last {
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                let fields = regrouped(&group, self.name_in(group.stream()));
                let mut named = self.name_in(before);
                named.append(fields);
                named
            }
            Some(last) => {
                before.append(last);
                before
            }
            None => before,
        }
    }

    /// In braces, and behind the `;` of an array. Attributes and macros have a syntax of their own.
    fn name_in(&mut self, tokens: TokenStream) -> TokenStream {
        let mut is_foreign = false;
        let mut result = TokenStream::new();
        for token in tokens {
            let follows_sign = std::mem::replace(
                &mut is_foreign,
                matches!(&token, TokenTree::Punct(punct) if matches!(punct.as_char(), '#' | '!')),
            );
            match token {
                TokenTree::Group(group) if !follows_sign => {
                    let inside = match group.delimiter() {
                        Delimiter::Brace if (self.is_known)(group.to_token_stream()) => group.stream(),
                        Delimiter::Brace => self.name(group.stream()),
                        Delimiter::Bracket => self.name_in_array(group.stream()),
                        _ => self.name_in(group.stream()),
                    };
                    result.append(regrouped(&group, inside));
                }
                other => result.append(other),
            }
        }
        result
    }

    fn name_in_array(&mut self, tokens: TokenStream) -> TokenStream {
        let (mut element, mut end, mut length) = (TokenStream::new(), None, TokenStream::new());
        for token in tokens {
            if end.is_some() {
                length.append(token);
            } else if matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ';') {
                end = Some(token);
            } else {
                element.append(token);
            }
        }
        let Some(end) = end else { return self.name_in(element) };
        let length = if (self.is_known)(length.clone()) { length } else { self.name(length) };
        let mut named = self.name_in(element);
        named.append(end);
        named.extend(length);
        named
    }

    fn name(&mut self, constant: TokenStream) -> TokenStream {
        let span = constant.clone().into_iter().next().map_or_else(Span::call_site, |token| token.span());
        self.named.push(constant);
        TokenTree::from(Ident::new(&format!("{NAME}{}", self.named.len() - 1), span)).into()
    }
}

fn regrouped(group: &Group, stream: TokenStream) -> TokenTree {
    let mut regrouped = Group::new(group.delimiter(), stream);
    regrouped.set_span(group.span());
    regrouped.into()
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn what_is_hidden_comes_back() {
        let input = quote! {
            #[doc = "s"]
            struct S<const N: usize = { if true { 1 } else { 2 } }> where W<{ let x = 1; x }>: Clone {
                #[patch(default = { 1 })]
                a: [[u8; { let x = 3; x }]; if A { 1 } else { 2 }],
                b: W<{ match 1 { _ => 2 } }>,
                c: m! { [u8; { 3 }] },
            }
        };
        // Other tools of these tests have the parser read all of it.
        let is_known =
            |constant: TokenStream| !["if", "let", "match"].iter().any(|word| constant.to_string().contains(word));
        let mut constants = Constants { named: Vec::new(), is_known };
        let named = constants.name_in_item(input.clone());
        assert_eq!(constants.named.len(), 5);
        assert!(!named.to_string().contains("let x") && named.to_string().contains("default = { 1 }"), "{named}");
        let parsed: DeriveInput = syn::parse2(named).unwrap();
        assert_eq!(constants.restore(parsed.to_token_stream()).to_string(), input.to_string());
    }

    #[test]
    fn a_mistake_is_told_as_it_is() {
        let told = |input: TokenStream| parse(input).err().map(|error| error.to_string());
        let plain = |input: TokenStream| syn::parse2::<DeriveInput>(input).err().map(|error| error.to_string());
        for input in [
            quote!(struct S { a: [u8; { 1 }] b: u8 }),
            quote!(struct),
            quote!(
                fn f() {}
            ),
        ] {
            assert!(told(input.clone()).is_some());
            assert_eq!(told(input.clone()), plain(input));
        }
        assert!(
            told(quote!(
                struct S {
                    a: [u8; N],
                }
            ))
            .is_none()
        );
    }
}
